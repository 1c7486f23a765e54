// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @dev Names a contribution: `campaign (32 bits) ‖ low 224 bits of the content's sha2-256 digest`.
/// The digest's other 32 bits stand in the token's packed slot, so nothing of it is lost, and a digest
/// is unique per campaign: the same bytes in two campaigns are two ids.
type ContributionId is uint256;

using {campaignOf, unwrap} for ContributionId global;

/// @notice The only derivation of an id.
/// @param campaign The campaign's number, from 1.
/// @param digest sha2-256 digest of the content's root block.
function toContributionId(uint32 campaign, bytes32 digest) pure returns (ContributionId) {
    return ContributionId.wrap((uint256(campaign) << 224) | uint256(uint224(uint256(digest))));
}

function campaignOf(ContributionId id) pure returns (uint32) {
    return uint32(ContributionId.unwrap(id) >> 224);
}

function unwrap(ContributionId id) pure returns (uint256) {
    return ContributionId.unwrap(id);
}
