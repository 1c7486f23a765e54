// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title RoyaltyForwarder
/// @notice Where one campaign's royalties arrive, as ETH or in any ERC-20, with or without notice.
/// @dev No owner, no settings, no way out but into the campaign's pool. Takes ETH by an empty `receive`, within the 2,300 gas
/// that some marketplaces send along. What the parties trust each other for:
///
/// - safety: nothing; whoever calls, everything goes to the one pool;
/// - liveness: somebody has to call {flush}. A token that keeps the forwarder from paying keeps what it sent there, and
///   nothing else.
interface IRoyaltyForwarder {
    /// @notice Puts everything that is here of a token (0: ETH) into the campaign's pool ({IRewardPools-addProceeds}). By anybody.
    /// Fails where nothing is here, and for the number of a campaign that doesn't exist (yet).
    /// @return received What the pool received: less than what was here where the token keeps a fee.
    function flush(address token) external returns (uint128 received);
    /// @notice The campaign.
    function campaign() external view returns (uint32);
    /// @notice The {IRewardPools} that everything goes to.
    function pools() external view returns (address);
}
