// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardPools} from "./IRewardPools.sol";

/// @title Royalties
/// @notice A royalty receiver per campaign: its forwarder, whose address is fixed before it is deployed (CREATE2), so that
/// `royaltyInfo` can name it and royalties can arrive at it at any time. What a resale pays goes to everybody who contributed.
/// @dev Nobody owns it, and it holds nothing. Safety rests on {IRewardPools} alone.
interface IRoyalties {
    /// @notice A campaign's forwarder was deployed.
    event ForwarderDeployed(uint32 indexed campaign, address forwarder);

    /// @notice Deploys a campaign's forwarder, if it isn't there yet. By anybody.
    /// @return forwarder Its address, as {forwarderOf} tells it.
    function deploy(uint32 campaign) external returns (address forwarder);
    /// @notice {deploy} and the forwarder's {IRoyaltyForwarder-flush} in one call. By anybody.
    /// @return received What the pool received.
    function flush(uint32 campaign, address token) external returns (uint128 received);
    /// @notice Where a campaign's royalties are to be sent, whether the forwarder is deployed or not. It is an address for any
    /// number; money sent for a number that no campaign bears waits until one does.
    function forwarderOf(uint32 campaign) external view returns (address);
    /// @notice The pools that royalties go to.
    function pools() external view returns (IRewardPools);
}
