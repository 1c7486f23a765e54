// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardPools} from "../interfaces/IRewardPools.sol";

/// @dev A statement as claims need it, in one word: `root 208 ‖ from 40 ‖ state 8`. 208 bits of a root are 104 bits of
/// collision resistance; the other 48 are kept where claims don't look. `from`: since or from when it stands; without a
/// root: when the last proposal ended.
type StatementWord is uint256;

/// @dev What claims write, in one word: `0 ‖ side 1 ‖ total 127 ‖ paid 127`. `side` says which of the two statement words
/// is the newest (the other one is its predecessor), `total` is the newest's.
type SumsWord is uint256;

/// @dev Who proposed the newest statement: `emptyStood 1 ‖ empty 1 ‖ bondApart 1 ‖ rootLow 48 ‖ number 32 ‖ proposer 160`.
type ProposalWord is uint256;

/// @dev The statement before the newest, where claims don't look, and the campaign's times, fixed since it was locked:
/// `previousTotal 128 ‖ previousRootLow 48 ‖ rollAt 40 ‖ settleBy 40`.
type PastWord is uint256;

using {rootHigh, from, state, withState} for StatementWord global;
using {side, total, paid, withPaid} for SumsWord global;
using {proposer, number, rootLow, bondApart, empty, emptyStood, withRootLow, withEmptyStood} for ProposalWord global;
using {previousTotal, previousRootLow, rollAt, settleBy, withPrevious} for PastWord global;

/// @dev The most that a pool's sums can hold.
uint128 constant MOST_HELD = (1 << 127) - 1;

function toStatementWord(uint256 root208, uint40 from_, IRewardPools.State state_) pure returns (StatementWord) {
    return StatementWord.wrap((root208 << 48) | (uint256(from_) << 8) | uint8(state_));
}

function rootHigh(StatementWord word) pure returns (uint256) {
    return StatementWord.unwrap(word) >> 48;
}

function from(StatementWord word) pure returns (uint40) {
    return uint40(StatementWord.unwrap(word) >> 8);
}

function state(StatementWord word) pure returns (IRewardPools.State) {
    return IRewardPools.State(uint8(StatementWord.unwrap(word)));
}

function withState(StatementWord word, IRewardPools.State state_) pure returns (StatementWord) {
    return toStatementWord(rootHigh(word), from(word), state_);
}

/// @dev Both amounts are at most {MOST_HELD}.
function toSumsWord(uint256 side_, uint256 total_, uint256 paid_) pure returns (SumsWord) {
    return SumsWord.wrap((side_ << 254) | (total_ << 127) | paid_);
}

function side(SumsWord word) pure returns (uint256) {
    return SumsWord.unwrap(word) >> 254;
}

function total(SumsWord word) pure returns (uint128) {
    return uint128((SumsWord.unwrap(word) >> 127) & MOST_HELD);
}

function paid(SumsWord word) pure returns (uint128) {
    return uint128(SumsWord.unwrap(word) & MOST_HELD);
}

function withPaid(SumsWord word, uint256 paid_) pure returns (SumsWord) {
    return SumsWord.wrap((SumsWord.unwrap(word) & ~uint256(MOST_HELD)) | paid_);
}

function toProposalWord(
    address proposer_,
    uint32 number_,
    uint48 rootLow_,
    bool bondApart_,
    bool empty_,
    bool emptyStood_
) pure returns (ProposalWord) {
    uint256 flags = (bondApart_ ? 1 : 0) | (empty_ ? 2 : 0) | (emptyStood_ ? 4 : 0);
    return ProposalWord.wrap(
        uint160(proposer_) | (uint256(number_) << 160) | (uint256(rootLow_) << 192) | (flags << 240)
    );
}

function proposer(ProposalWord word) pure returns (address) {
    return address(uint160(ProposalWord.unwrap(word)));
}

function number(ProposalWord word) pure returns (uint32) {
    return uint32(ProposalWord.unwrap(word) >> 160);
}

function rootLow(ProposalWord word) pure returns (uint48) {
    return uint48(ProposalWord.unwrap(word) >> 192);
}

function bondApart(ProposalWord word) pure returns (bool) {
    return ProposalWord.unwrap(word) & (1 << 240) != 0;
}

function empty(ProposalWord word) pure returns (bool) {
    return ProposalWord.unwrap(word) & (1 << 241) != 0;
}

function emptyStood(ProposalWord word) pure returns (bool) {
    return ProposalWord.unwrap(word) & (1 << 242) != 0;
}

function withRootLow(ProposalWord word, uint48 rootLow_) pure returns (ProposalWord) {
    uint256 cleared = ProposalWord.unwrap(word) & ~(uint256(type(uint48).max) << 192);
    return ProposalWord.wrap(cleared | (uint256(rootLow_) << 192));
}

function withEmptyStood(ProposalWord word) pure returns (ProposalWord) {
    return ProposalWord.wrap(ProposalWord.unwrap(word) | (1 << 242));
}

/// @notice The word of a pool in which no statement stood yet.
function toPastWord(uint40 rollAt_, uint40 settleBy_) pure returns (PastWord) {
    return PastWord.wrap((uint256(rollAt_) << 40) | settleBy_);
}

function previousTotal(PastWord word) pure returns (uint128) {
    return uint128(PastWord.unwrap(word) >> 128);
}

function previousRootLow(PastWord word) pure returns (uint48) {
    return uint48(PastWord.unwrap(word) >> 80);
}

function rollAt(PastWord word) pure returns (uint40) {
    return uint40(PastWord.unwrap(word) >> 40);
}

function settleBy(PastWord word) pure returns (uint40) {
    return uint40(PastWord.unwrap(word));
}

function withPrevious(PastWord word, uint128 total_, uint48 rootLow_) pure returns (PastWord) {
    uint256 times = PastWord.unwrap(word) & ((1 << 80) - 1);
    return PastWord.wrap((uint256(total_) << 128) | (uint256(rootLow_) << 80) | times);
}
