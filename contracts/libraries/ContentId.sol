// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title ContentId
/// @notice The text of a CID from its digest: CIDv1, sha2-256, base32 in lower case.
library ContentId {
    bytes32 private constant ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

    /// @notice 59 characters: `b`, then 36 bytes (version, codec, hash function, its length, digest) in groups of 5 bits.
    /// @param codec 0 raw (0x55), 1 dag-pb (0x70).
    function toCid(bytes32 digest, uint8 codec) internal pure returns (string memory) {
        // The 36 bytes are 288 bits; two zero bits fill the last of 58 groups. `head` is the first 4 bytes.
        uint256 head = codec == 0 ? 0x01551220 : 0x01701220;
        bytes memory text = new bytes(59);
        text[0] = "b";
        unchecked {
            // Bits 0 … 29 are the head's first 30.
            for (uint256 i = 0; i < 6; ++i) {
                text[i + 1] = ALPHABET[(head >> (27 - 5 * i)) & 31];
            }
            // Group 6 straddles: two bits of the head, three of the digest.
            text[7] = ALPHABET[((head & 3) << 3) | (uint256(digest) >> 253)];
            // Fifty whole groups of the digest, then its last three bits and the two zero bits.
            for (uint256 i = 0; i < 50; ++i) {
                text[i + 8] = ALPHABET[(uint256(digest) >> (248 - 5 * i)) & 31];
            }
            text[58] = ALPHABET[(uint256(digest) & 7) << 2];
        }
        return string(text);
    }
}
