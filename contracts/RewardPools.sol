// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IRewardPools} from "./interfaces/IRewardPools.sol";
import {Claims} from "./pools/Claims.sol";
import {Disputes} from "./pools/Disputes.sol";
import {Funding} from "./pools/Funding.sol";
import {PoolLedger} from "./pools/PoolLedger.sol";
import {Statements} from "./pools/Statements.sol";
import {Periods} from "./types/Periods.sol";

/// @title RewardPools
/// @notice A brand-funded pool per (campaign, token), split by statements that anyone can recompute; money is pulled.
/// @dev No owner, no upgrade, no fee. Every function that changes anything holds one reentrancy lock.
contract RewardPools is Funding, Statements, Disputes, Claims {
    /// @param campaigns_ The {Contributions} deployment: settings, brand and arbiter of each campaign.
    /// @param periods_ See {Periods}; fixed for ever.
    constructor(ICampaigns campaigns_, Periods memory periods_) PoolLedger(campaigns_, periods_) {}

    /// @inheritdoc IRewardPools
    function poolOf(uint32 campaign, address token) external view returns (Pool memory seen) {
        PoolState storage pool = _pool(campaign, token);
        seen.funded = pool.funded;
        seen.refunded = pool.refunded;
        seen.paid = pool.paid;
        seen.proposals = pool.number;
        seen.claimableFrom = pool.claimableFrom;
        seen.emptyStood = pool.emptyStood;

        State state = pool.state;
        bool due = state == State.None || (state != State.Disputed && block.timestamp >= pool.claimableFrom);
        if (due) {
            seen.root = _newestRoot(pool);
            seen.total = pool.total;
            if (state != State.None && pool.empty) seen.emptyStood = true;
        } else {
            seen.root = pool.previousRoot;
            seen.total = pool.previousTotal;
            seen.state = state;
            seen.pendingRoot = _newestRoot(pool);
            seen.pendingTotal = pool.total;
            seen.pendingEmpty = pool.empty;
        }
    }

    /// @inheritdoc IRewardPools
    function creditOf(address account, address token) external view returns (uint256) {
        return _credits[account][token];
    }

    /// @inheritdoc IRewardPools
    function challengePeriod() external view returns (uint40) {
        return CHALLENGE;
    }

    /// @inheritdoc IRewardPools
    function periods() external view returns (Periods memory) {
        return Periods({challenge: CHALLENGE, silence: SILENCE, reopen: REOPEN, refund: REFUND_AFTER});
    }
}
