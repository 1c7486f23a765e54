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
    ) internal pure returns (bytes32 result) {
        // abi.encode of the twelve words, by hand: the stack doesn't hold them at once, and every anchored work pays for this.
        bytes32[12] memory words;
        words[0] = typehash;
        words[1] = bytes32(uint256(header.campaign()));
        words[2] = bytes32(header.config());
        words[3] = bytes32(uint256(uint160(author)));
        words[4] = digest;
        words[5] = bytes32(uint256(header.codec()));
        words[6] = bytes32(uint256(header.kind()));
        words[7] = bytes32(uint256(header.aiUse()));
        words[8] = manifest;
        words[9] = keccak256(abi.encodePacked(parents));
        words[10] = bytes32(uint256(epoch));
        words[11] = bytes32(uint256(deadline));
        assembly ("memory-safe") {
            result := keccak256(words, 384)
        }
    }
}
