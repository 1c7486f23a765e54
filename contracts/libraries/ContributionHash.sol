// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {WorkHeader} from "../types/WorkHeader.sol";

/// @title ContributionHash
/// @notice The EIP-712 struct hashes that an author signs. Their twins are in `sdk/src/typed-data/`.
library ContributionHash {
    /// @dev Contributing, directly or by an anchor. The header's fields stand apart here, so that a wallet shows each of
    /// them by name.
    bytes32 internal constant CONTRIBUTION = keccak256(
        "Contribution(uint32 campaign,bytes20 config,address author,bytes32 digest,uint8 codec,uint8 kind,uint8 aiUse,bytes32 manifest,uint256[] parents,uint32 epoch,uint64 deadline)"
    );

    /// @dev Taking a provisional token over, as the earlier author. A type of its own, so that neither signature is good for
    /// the other.
    bytes32 internal constant SUPERSESSION = keccak256(
        "Supersession(uint32 campaign,bytes20 config,address author,bytes32 digest,uint8 codec,uint8 kind,uint8 aiUse,bytes32 manifest,uint256[] parents,uint32 epoch,uint64 deadline)"
    );

    /// @param typehash {CONTRIBUTION} or {SUPERSESSION}.
    /// @param epoch The author's epoch when it signed, see {IContributions-epochOf}.
    /// @param deadline Last second in which the signature is good (unix seconds).
    function hash(
        bytes32 typehash,
        address author,
        uint32 epoch,
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        uint64 deadline
    ) internal pure returns (bytes32) {
        // In two halves, because the stack doesn't hold twelve words at once. All fields are single words, so
        // joining the halves is the same as encoding the whole.
        bytes memory who = abi.encode(
            typehash, header.campaign(), header.config(), author, digest, header.codec(), header.kind(), header.aiUse()
        );
        return keccak256(
            bytes.concat(who, abi.encode(manifest, keccak256(abi.encodePacked(parents)), epoch, deadline))
        );
    }
}
