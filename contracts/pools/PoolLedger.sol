// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Periods} from "../types/Periods.sol";

/// @title PoolLedger
/// @notice What is written down of each pool, and the one place where a statement comes to stand or to fall.
/// @dev The words are cut for claims: an ordinary one reads the first two and writes the second. What only proposals and
/// disputes need stands behind.
abstract contract PoolLedger is IRewardPools, ReentrancyGuardTransient {
    struct Stake {
        address account;
        uint128 amount;
    }

    struct PoolState {
        // word 0: the newest statement. 208 bits of a root are 104 bits of collision resistance; the other 48 are kept below.
        uint208 rootHigh;
        /// With `None` and a root: since when it stands. With `None` and no root: when the last proposal ended, or 0.
        uint40 claimableFrom;
        State state;
        // word 1: the newest statement's cumulative total, and what was paid in all.
        uint128 total;
        uint128 paid;
        // word 2
        uint128 funded;
        uint128 refunded;
        // word 3: the newest proposal.
        address proposer;
        uint32 number;
        uint48 rootLow;
        /// The bond isn't the usual part of what is given out, and stands in word 6.
        bool bondApart;
        /// It says that the roll is empty.
        bool empty;
        // word 4: the statement that stands while the newest is pending, and the campaign's fixed times.
        uint128 previousTotal;
        uint40 previousFrom;
        uint40 rollAt;
        uint40 settleBy;
        bool emptyStood;
        // word 5
        bytes32 previousRoot;
        // word 6: only where `bondApart`.
        uint128 bondAsked;
        uint128 bondReceived;
        // A running dispute. The stakes after the proposer's bond, which is the first on the statement's side: they take
        // turns, so that an even index is against the statement. Each doubles the one before and none is above what the
        // proposal gives out, of which the bond is 1 %: there are never more than seven.
        uint40 raisableFrom;
        uint40 answerBy;
        Stake[] stakes;
    }

    /// @inheritdoc IRewardPools
    ICampaigns public immutable override campaigns;

    uint40 internal immutable CHALLENGE;
    uint40 internal immutable SILENCE;
    uint40 internal immutable REOPEN;
    uint40 internal immutable REFUND_AFTER;

    mapping(uint32 campaign => mapping(address token => PoolState)) private _pools;
    mapping(address account => mapping(address token => uint256)) internal _credits;

    constructor(ICampaigns campaigns_, Periods memory periods_) {
        if (periods_.challenge == 0) revert BadPeriods();
        campaigns = campaigns_;
        CHALLENGE = periods_.challenge;
        SILENCE = periods_.silence;
        REOPEN = periods_.reopen;
        REFUND_AFTER = periods_.refund;
    }

    function _pool(uint32 campaign, address token) internal view returns (PoolState storage) {
        return _pools[campaign][token];
    }

    /// @dev The statement that can be claimed against now. With state `None`, `claimableFrom` is never in the future.
    function _standing(PoolState storage pool) internal view returns (uint208 rootHigh, uint128 total) {
        if (pool.state != State.Disputed && block.timestamp >= pool.claimableFrom) return (pool.rootHigh, pool.total);
        return (uint208(uint256(pool.previousRoot) >> 48), pool.previousTotal);
    }

    /// @dev Writes down what time has decided, if anything.
    function _settleDue(uint32 campaign, address token, PoolState storage pool) internal returns (bool settled) {
        State state = pool.state;
        if (state == State.None) return false;
        if (state == State.Disputed) {
            if (block.timestamp < pool.answerBy) return false;
            _resolve(campaign, token, pool, _standsLeads(pool));
        } else {
            if (block.timestamp < pool.claimableFrom) return false;
            if (state == State.Proposed) _credit(pool.proposer, token, _bondReceived(pool));
            _stand(campaign, token, pool);
        }
        return true;
    }

    /// @dev Ends a dispute for one side: the winners get their stakes and, pro rata, half of the losers'; the pool gets
    /// the other half, and what rounding leaves.
    function _resolve(uint32 campaign, address token, PoolState storage pool, bool stands) internal {
        uint256 count = pool.stakes.length;
        uint256 bond = _bondReceived(pool);
        uint256 won = stands ? bond : 0;
        uint256 lost = stands ? 0 : bond;
        for (uint256 i = 0; i < count; i++) {
            if ((i % 2 == 1) == stands) won += pool.stakes[i].amount;
            else lost += pool.stakes[i].amount;
        }
        uint256 shared = lost / 2;
        uint256 given = 0;
        if (stands) {
            uint256 share = shared * bond / won;
            given += share;
            _credit(pool.proposer, token, bond + share);
        }
        for (uint256 i = stands ? 1 : 0; i < count; i += 2) {
            Stake memory stake = pool.stakes[i];
            uint256 share = shared * stake.amount / won;
            given += share;
            _credit(stake.account, token, stake.amount + share);
        }
        pool.funded += SafeCast.toUint128(lost - given);
        delete pool.stakes;

        if (!stands) {
            _fall(campaign, token, pool);
        } else if (block.timestamp < pool.claimableFrom) {
            pool.state = State.Upheld;
        } else {
            pool.claimableFrom = uint40(block.timestamp);
            _stand(campaign, token, pool);
        }
    }

    /// @dev Ends a dispute that nobody won: the proposal falls and every stake goes back.
    function _returnAll(uint32 campaign, address token, PoolState storage pool) internal {
        _credit(pool.proposer, token, _bondReceived(pool));
        uint256 count = pool.stakes.length;
        for (uint256 i = 0; i < count; i++) {
            Stake memory stake = pool.stakes[i];
            _credit(stake.account, token, stake.amount);
        }
        delete pool.stakes;
        _fall(campaign, token, pool);
    }

    function _stand(uint32 campaign, address token, PoolState storage pool) private {
        pool.state = State.None;
        if (pool.empty) pool.emptyStood = true;
        emit StatementStood(campaign, token, pool.number, _newestRoot(pool), pool.total);
    }

    function _fall(uint32 campaign, address token, PoolState storage pool) private {
        bytes32 root = pool.previousRoot;
        pool.rootHigh = uint208(uint256(root) >> 48);
        pool.rootLow = uint48(uint256(root));
        pool.claimableFrom = root == 0 ? uint40(block.timestamp) : pool.previousFrom;
        pool.state = State.None;
        pool.total = pool.previousTotal;
        emit StatementFell(campaign, token, pool.number);
    }

    function _credit(address account, address token, uint256 amount) private {
        _credits[account][token] += amount;
        emit Credited(account, token, amount);
    }

    /// @dev Which side made the last raise. The dispute, index 0, is against the statement.
    function _standsLeads(PoolState storage pool) internal view returns (bool) {
        return pool.stakes.length % 2 == 0;
    }

    function _newestRoot(PoolState storage pool) internal view returns (bytes32) {
        return bytes32((uint256(pool.rootHigh) << 48) | pool.rootLow);
    }

    /// @dev What was asked of the proposer. While a proposal is pending neither of its totals changes, so that the usual
    /// bond needs no word of its own.
    function _bondAsked(PoolState storage pool) internal view returns (uint128) {
        return pool.bondApart ? pool.bondAsked : _hundredth(pool.total - pool.previousTotal);
    }

    /// @dev What arrived of it.
    function _bondReceived(PoolState storage pool) internal view returns (uint128) {
        return pool.bondApart ? pool.bondReceived : _hundredth(pool.total - pool.previousTotal);
    }

    /// @dev One per cent, rounded up.
    function _hundredth(uint128 amount) internal pure returns (uint128) {
        return uint128((uint256(amount) + 99) / 100);
    }
}
