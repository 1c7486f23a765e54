// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @title OddSigner
/// @notice Smart accounts that answer ERC-1271 in ways that must not count as a yes; also what a key's account may delegate to.
contract OddSigner {
    enum Answer {
        No,
        Reverts,
        TooShort,
        DirtyMagic,
        WritesState
    }

    Answer public immutable answer;
    uint256 public calls;

    constructor(Answer answer_) {
        answer = answer_;
    }

    fallback() external {
        if (answer == Answer.Reverts) revert("no answer");
        if (answer == Answer.WritesState) ++calls;
        uint256 word = answer == Answer.No
            ? uint256(0xffffffff) << 224
            : (uint256(0x1626ba7e) << 224) | (answer == Answer.DirtyMagic ? 1 : 0);
        uint256 size = answer == Answer.TooShort ? 4 : 32;
        assembly ("memory-safe") {
            mstore(0, word)
            return(0, size)
        }
    }
}
