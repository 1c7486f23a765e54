// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Precedence} from "colophon/Precedence.sol";
import {IContributions} from "colophon/interfaces/IContributions.sol";
import {ContributionHash} from "colophon/libraries/ContributionHash.sol";
import {Signatures} from "colophon/libraries/Signatures.sol";
import {AnchorKind, AnchorWord} from "colophon/types/AnchorWord.sol";
import {SignedWork} from "colophon/types/SignedWork.sol";

/// @dev For the benchmark: anchored works minted by one multiproof instead of a proof each; asks all that {Precedence} asks.
contract Together is Precedence {
    /// @param works In the order that the multiproof wants, so that a parent can't always come before its child.
    function mintAnchoredTogether(
        SignedWork[] calldata works,
        uint256[] calldata indexes,
        bytes32[] calldata proof,
        bool[] calldata flags
    ) external returns (uint256 minted) {
        bytes32 root = MerkleProof.processMultiProofCalldata(proof, flags, _leaves(works, indexes));
        for (uint256 i = 0; i < works.length; ++i) {
            if (_isTaken(works[i])) continue;
            _certifyShown(_shownUnder(root, works[i], indexes[i]), works[i].parents);
            ++minted;
        }
    }

    function _leaves(SignedWork[] calldata works, uint256[] calldata indexes)
        private
        view
        returns (bytes32[] memory leaves)
    {
        leaves = new bytes32[](works.length);
        for (uint256 i = 0; i < works.length; ++i) {
            SignedWork calldata work = works[i];
            bytes32 signed = _signedHash(ContributionHash.CONTRIBUTION, work);
            if (!Signatures.isByKey(work.author, signed, work.signature)) {
                revert IContributions.BadSignature(work.author);
            }
            leaves[i] = keccak256(bytes.concat(keccak256(abi.encode(indexes[i], signed))));
        }
    }

    function _shownUnder(bytes32 root, SignedWork calldata work, uint256 index)
        private
        view
        returns (Shown memory shown)
    {
        uint32 campaign = work.header.campaign();
        AnchorWord found = _anchors[_anchorKey(campaign, AnchorKind.Contributions, root, work.header.config())];
        if (!found.exists()) revert UnknownAnchor(campaign, root, work.header.config());
        uint40 time = found.time();
        if (time > work.deadline) revert IContributions.SignatureExpired(work.deadline, time);
        _checkEpoch(work.author, work.epoch, time);
        shown = Shown(work.author, work.header, work.digest, work.manifest, root, time, index == 0 && found.isFirst());
    }
}
