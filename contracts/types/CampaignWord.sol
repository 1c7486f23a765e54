// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {AiPolicy, Settings} from "./Settings.sol";

/// @dev All that a certification asks of its campaign, in one storage slot (a second one would cost 2.1k gas a work):
///
/// | bits      | field    | meaning                                                         |
/// | --------- | -------- | --------------------------------------------------------------- |
/// | 255 … 96  | config   | the current config hash, where {WorkHeader} carries its own     |
/// | 95 … 64   | opens    | unix seconds                                                    |
/// | 63 … 32   | closes   | unix seconds                                                    |
/// | 31 … 10   | finality | seconds; 30 days fit                                            |
/// | 9 … 8     | policy   | {AiPolicy}                                                      |
/// | 7         | sealed   | commit first, reveal after `closes`                             |
/// | 6 … 5     | format   | {Format}                                                        |
/// | 4         | locked   | settings are fixed                                              |
/// | 3         | begun    | the first work is there                                         |
/// | 2 … 0     | –        | zero                                                            |
///
/// A campaign that exists is never zero: it closes after 0.
type CampaignWord is uint256;

using {
    config,
    opens,
    closes,
    finality,
    policy,
    isSealed,
    isLinked,
    isLocked,
    isBegun,
    exists,
    withConfig,
    asLocked,
    asBegun,
    raw
} for CampaignWord global;

uint256 constant LOCKED = 1 << 4;
uint256 constant BEGUN = 1 << 3;

/// @notice The word of a campaign that nobody has contributed to yet. The settings' bounds are checked elsewhere.
function toCampaignWord(bytes20 config_, Settings memory settings) pure returns (CampaignWord) {
    return CampaignWord.wrap(
        (uint256(uint160(config_)) << 96) | (uint256(settings.opens) << 64) | (uint256(settings.closes) << 32)
            | (uint256(settings.finality) << 10) | (uint256(settings.aiPolicy) << 8)
            | (settings.sealedUntilClose ? 1 << 7 : 0) | (uint256(settings.format) << 5)
    );
}

function raw(CampaignWord w) pure returns (uint256) {
    return CampaignWord.unwrap(w);
}

function config(CampaignWord w) pure returns (bytes20) {
    return bytes20(uint160(w.raw() >> 96));
}

function opens(CampaignWord w) pure returns (uint32) {
    return uint32(w.raw() >> 64);
}

function closes(CampaignWord w) pure returns (uint32) {
    return uint32(w.raw() >> 32);
}

function finality(CampaignWord w) pure returns (uint256) {
    return (w.raw() >> 10) & 0x3fffff;
}

function policy(CampaignWord w) pure returns (AiPolicy) {
    return AiPolicy((w.raw() >> 8) & 3);
}

function isSealed(CampaignWord w) pure returns (bool) {
    return w.raw() & (1 << 7) != 0;
}

/// @notice True for story and remix, whose works hang together: they have the upper of the two format bits.
function isLinked(CampaignWord w) pure returns (bool) {
    return w.raw() & (1 << 6) != 0;
}

function isLocked(CampaignWord w) pure returns (bool) {
    return w.raw() & LOCKED != 0;
}

function isBegun(CampaignWord w) pure returns (bool) {
    return w.raw() & BEGUN != 0;
}

function exists(CampaignWord w) pure returns (bool) {
    return w.raw() != 0;
}

/// @notice The same campaign under new terms.
function withConfig(CampaignWord w, bytes20 config_) pure returns (CampaignWord) {
    return CampaignWord.wrap((uint256(uint160(config_)) << 96) | uint96(w.raw()));
}

function asLocked(CampaignWord w) pure returns (CampaignWord) {
    return CampaignWord.wrap(w.raw() | LOCKED);
}

/// @notice The same campaign with its first work, which locks it too.
function asBegun(CampaignWord w) pure returns (CampaignWord) {
    return CampaignWord.wrap(w.raw() | LOCKED | BEGUN);
}
