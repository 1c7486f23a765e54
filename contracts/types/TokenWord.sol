// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {WorkHeader} from "./WorkHeader.sol";

/// @dev What a token's slot carries beside its owner, so that a certification writes one new slot:
///
/// | bits     | field       | meaning                                                                 |
/// | -------- | ----------- | ----------------------------------------------------------------------- |
/// | 95 … 93  | status      | bit 93: the token has left its author, whose address is in a slot of its own; bit 94: it may, being the first of a story or remix, be without a parent; bit 95: it is just being taken over |
/// | 92 … 91  | aiUse       | {AiUse}                                                                 |
/// | 90       | codec       | 0 raw, 1 dag-pb                                                         |
/// | 89 … 86  | kind        | {MediaKind}                                                             |
/// | 85 … 64  | finalAfter  | final-at − certified-at in minutes, rounded up                          |
/// | 63 … 32  | certifiedAt | unix seconds                                                            |
/// | 31 … 0   | digestHigh  | the digest's top 32 bits; the others are in the id                      |
///
/// A certified work's word is never zero (its time isn't), whatever becomes of the token.
type TokenWord is uint96;

using {
    aiUse,
    codec,
    kind,
    certifiedAt,
    finalAt,
    digestOf,
    hasLeftAuthor,
    asLeftAuthor,
    isRoot,
    asRoot,
    isTakenOver,
    asTakenOver,
    isCertified,
    raw
} for TokenWord global;

uint96 constant LEFT_AUTHOR = 1 << 93;
uint96 constant ROOT = 1 << 94;
uint96 constant TAKEN_OVER = 1 << 95;

/// @dev Most minutes that fit; a work that would stay provisional for longer (8 years) is final at mint.
uint256 constant MOST_MINUTES = type(uint24).max >> 2;

/// @notice The word of a new token.
/// @param header Checked by the caller: kind below 16, codec below 2, AI use below 4.
/// @param certifiedAt_ Unix seconds.
/// @param finalAt_ Unix seconds, not before `certifiedAt_`.
function toTokenWord(WorkHeader header, bytes32 digest, uint256 certifiedAt_, uint256 finalAt_)
    pure
    returns (TokenWord)
{
    uint256 finalAfter;
    unchecked {
        finalAfter = (finalAt_ - certifiedAt_ + 59) / 60;
    }
    if (finalAfter > MOST_MINUTES) finalAfter = 0;

    return TokenWord.wrap(
        uint96(
            (uint256(header.aiUse()) << 91) | (uint256(header.codec()) << 90) | (uint256(header.kind()) << 86)
                | (finalAfter << 64) | (uint256(uint32(certifiedAt_)) << 32) | (uint256(digest) >> 224)
        )
    );
}

function raw(TokenWord w) pure returns (uint96) {
    return TokenWord.unwrap(w);
}

function aiUse(TokenWord w) pure returns (uint8) {
    return uint8((w.raw() >> 91) & 3);
}

function codec(TokenWord w) pure returns (uint8) {
    return uint8((w.raw() >> 90) & 1);
}

function kind(TokenWord w) pure returns (uint8) {
    return uint8((w.raw() >> 86) & 0xf);
}

function certifiedAt(TokenWord w) pure returns (uint40) {
    return uint32(w.raw() >> 32);
}

function finalAt(TokenWord w) pure returns (uint40) {
    unchecked {
        return w.certifiedAt() + 60 * uint40((w.raw() >> 64) & 0x3fffff);
    }
}

/// @notice The whole digest, put together from id and word.
function digestOf(TokenWord w, uint256 id) pure returns (bytes32) {
    return bytes32((uint256(uint32(w.raw())) << 224) | uint224(id));
}

function hasLeftAuthor(TokenWord w) pure returns (bool) {
    return w.raw() & LEFT_AUTHOR != 0;
}

function asLeftAuthor(TokenWord w) pure returns (TokenWord) {
    return TokenWord.wrap(w.raw() | LEFT_AUTHOR);
}

/// @notice True for the work that a story or remix began with: whoever supersedes its author needs no parent either.
function isRoot(TokenWord w) pure returns (bool) {
    return w.raw() & ROOT != 0;
}

function asRoot(TokenWord w) pure returns (TokenWord) {
    return TokenWord.wrap(w.raw() | ROOT);
}

/// @notice True only in the midst of a `supersede`, whose transfer nothing may stop.
function isTakenOver(TokenWord w) pure returns (bool) {
    return w.raw() & TAKEN_OVER != 0;
}

function asTakenOver(TokenWord w) pure returns (TokenWord) {
    return TokenWord.wrap(w.raw() | TAKEN_OVER);
}

function isCertified(TokenWord w) pure returns (bool) {
    return w.raw() != 0;
}
