// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Proceeds
/// @notice The part of {RewardPools} by which other contracts pay into a campaign's pool.
interface IProceeds {
    /// @notice Adds to what a campaign gives out; nobody's deposit, so that nobody can ask for it back.
    /// @param token 0: ETH, and then `amount` comes along.
    /// @return received What arrived of it.
    function addProceeds(uint32 campaign, address token, uint256 amount) external payable returns (uint128 received);
}
