// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev What the leaves of an anchor are.
enum AnchorKind {
    /// Contributions, signed by their authors; they can be minted later.
    Contributions,
    /// Votes, signed by their voters; see {ICuration}.
    Votes,
    /// Answers to polls, signed by whoever has an opinion; no money hangs on them.
    Polls
}

/// @dev An anchor in one storage slot: `first 1 ‖ time 40`. Which campaign, kind, root and config it is of makes its key.
type AnchorWord is uint256;

using {time, isFirst, exists} for AnchorWord global;

/// @param time_ The block's time, in unix seconds.
/// @param first True where the campaign had no work before: leaf 0 may then go without a parent, whatever the format.
function toAnchorWord(uint256 time_, bool first) pure returns (AnchorWord) {
    return AnchorWord.wrap(uint40(time_) | (first ? 1 << 40 : 0));
}

function time(AnchorWord w) pure returns (uint40) {
    return uint40(AnchorWord.unwrap(w));
}

function isFirst(AnchorWord w) pure returns (bool) {
    return AnchorWord.unwrap(w) & (1 << 40) != 0;
}

function exists(AnchorWord w) pure returns (bool) {
    return AnchorWord.unwrap(w) != 0;
}
