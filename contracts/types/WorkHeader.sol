// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev The small fields of a contribution in one word (one calldata word costs less than six):
///
/// | bits      | field    | meaning                                                             |
/// | --------- | -------- | ------------------------------------------------------------------- |
/// | 255 … 96  | config   | the campaign's config hash that the author accepts (160 bits)       |
/// | 95 … 64   | campaign | the campaign's number                                               |
/// | 63 … 16   | –        | must be zero                                                        |
/// | 15 … 8    | kind     | media kind, 0 … 15 (see {MediaKind} in `Settings.sol`)              |
/// | 7 … 4     | codec    | 0 raw (0x55), 1 dag-pb (0x70)                                       |
/// | 3 … 0     | aiUse    | 0 none, 1 assisted, 2 generated                                     |
type WorkHeader is uint256;

using {config, campaign, kind, codec, aiUse, reserved} for WorkHeader global;

function toWorkHeader(bytes20 config_, uint32 campaign_, uint8 kind_, uint8 codec_, uint8 aiUse_)
    pure
    returns (WorkHeader)
{
    return WorkHeader.wrap(
        (uint256(uint160(config_)) << 96) | (uint256(campaign_) << 64) | (uint256(kind_) << 8)
            | (uint256(codec_) << 4) | uint256(aiUse_)
    );
}

function config(WorkHeader h) pure returns (bytes20) {
    return bytes20(uint160(WorkHeader.unwrap(h) >> 96));
}

function campaign(WorkHeader h) pure returns (uint32) {
    return uint32(WorkHeader.unwrap(h) >> 64);
}

function kind(WorkHeader h) pure returns (uint8) {
    return uint8(WorkHeader.unwrap(h) >> 8);
}

function codec(WorkHeader h) pure returns (uint8) {
    return uint8((WorkHeader.unwrap(h) >> 4) & 0xf);
}

function aiUse(WorkHeader h) pure returns (uint8) {
    return uint8(WorkHeader.unwrap(h) & 0xf);
}

/// @dev Bits that carry nothing today; a header in which one is set is refused.
function reserved(WorkHeader h) pure returns (uint256) {
    return uint48(WorkHeader.unwrap(h) >> 16);
}
