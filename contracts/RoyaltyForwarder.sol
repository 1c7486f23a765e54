// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IRewardPools} from "./interfaces/IRewardPools.sol";
import {IRoyaltyForwarder} from "./interfaces/IRoyaltyForwarder.sol";

/// @title RoyaltyForwarder
/// @notice See {IRoyaltyForwarder}. {Royalties} deploys it.
/// @dev A whole small contract and no minimal proxy: a proxy's delegate call alone costs more than the 2,300 gas that ETH may
/// come with. No lock: the pools have one, and all a call from within can do is what this one does.
contract RoyaltyForwarder is IRoyaltyForwarder {
    using SafeERC20 for IERC20;

    /// @inheritdoc IRoyaltyForwarder
    address public immutable pools;
    /// @inheritdoc IRoyaltyForwarder
    uint32 public immutable campaign;

    constructor(address pools_, uint32 campaign_) {
        pools = pools_;
        campaign = campaign_;
    }

    receive() external payable {}

    /// @inheritdoc IRoyaltyForwarder
    function flush(address token) external returns (uint128) {
        if (token == address(0)) {
            uint256 held = address(this).balance;
            return IRewardPools(pools).addProceeds{value: held}(campaign, token, held);
        }
        uint256 amount = IERC20(token).balanceOf(address(this));
        // The pools pull from their caller only, so that an allowance left over by a strange token is nobody's to use.
        IERC20(token).forceApprove(pools, amount);
        return IRewardPools(pools).addProceeds(campaign, token, amount);
    }
}
