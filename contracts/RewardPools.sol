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
import {PastWord, ProposalWord, StatementWord, SumsWord} from "./types/PoolWords.sol";

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
        SumsWord sums = pool.sums;
        ProposalWord proposal = pool.proposal;
        StatementWord newest = pool.statements[sums.side()];
        bytes32 root = bytes32((newest.rootHigh() << 48) | proposal.rootLow());
        seen.funded = pool.funded;
        seen.refunded = pool.refunded;
        seen.proceeds = pool.proceeds;
        seen.paid = sums.paid();
        seen.proposals = proposal.number();
        seen.claimableFrom = newest.from();
        seen.emptyStood = proposal.emptyStood();
        if (_isStanding(newest)) {
            (seen.root, seen.total) = (root, sums.total());
            if (newest.state() != State.None && proposal.empty()) seen.emptyStood = true;
        } else {
            PastWord past = pool.past;
            uint256 previous = pool.statements[1 - sums.side()].rootHigh();
            (seen.root, seen.total) = (bytes32((previous << 48) | past.previousRootLow()), past.previousTotal());
            (seen.state, seen.pendingRoot, seen.pendingTotal) = (newest.state(), root, sums.total());
            seen.pendingEmpty = proposal.empty();
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
