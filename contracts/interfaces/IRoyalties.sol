// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Royalties
/// @notice Where a campaign's royalties arrive.
interface IRoyalties {
    /// @notice The campaign's forwarder, whether it is deployed yet or not.
    function forwarderOf(uint32 campaign) external view returns (address);
}
