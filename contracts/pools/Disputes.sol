// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Money} from "../libraries/Money.sol";
import {StatementWord} from "../types/PoolWords.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// @title Disputes
/// @notice A pending statement can be disputed with an equal bond. The campaign's arbiter decides; where it stays silent,
/// doubling raises do.
abstract contract Disputes is PoolLedger {
    /// @inheritdoc IRewardPools
    function dispute(uint32 campaign, address token) external payable nonReentrant {
        PoolState storage pool = _pool(campaign, token);
        StatementWord newest = _newest(pool);
        if (newest.state() != State.Proposed || block.timestamp >= newest.from()) {
            revert NothingPending(campaign, token);
        }
        uint128 staked = _pullStake(token, _bondAsked(pool));
        pool.statements[pool.sums.side()] = newest.withState(State.Disputed);
        uint40 raisableFrom = uint40(block.timestamp) + SILENCE;
        pool.raisableFrom = raisableFrom;
        // The dispute is the first raise; it can be answered only from then on, and has to wait as long as any other.
        pool.answerBy = raisableFrom + CHALLENGE;
        pool.stakes.push(Stake(msg.sender, staked));
        emit StatementDisputed(campaign, token, msg.sender, pool.proposal.number(), staked);
    }

    /// @inheritdoc IRewardPools
    function decide(uint32 campaign, address token, bytes32 root, uint128 total, bool stands) external nonReentrant {
        PoolState storage pool = _running(campaign, token);
        if (msg.sender != campaigns.arbiterOf(campaign)) revert NotTheArbiter(campaign, msg.sender);
        _checkDecided(campaign, token, pool, root, total);
        emit DisputeDecided(campaign, token, pool.proposal.number(), stands);
        _resolve(campaign, token, pool, stands);
    }

    /// @inheritdoc IRewardPools
    function raise(uint32 campaign, address token, bool stands) external payable nonReentrant {
        PoolState storage pool = _running(campaign, token);
        if (block.timestamp < pool.raisableFrom) revert ArbiterMayDecide(campaign, token, pool.raisableFrom);
        if (stands == _standsLeads(pool)) revert AlreadyLeads(campaign, token, stands);
        uint128 amount = _nextRaise(pool);
        if (amount == 0) {
            if (msg.value != 0) revert WrongValue(msg.value, 0);
            _returnAll(campaign, token, pool);
            return;
        }
        uint128 staked = _pullStake(token, amount);
        uint40 answerBy = uint40(block.timestamp) + CHALLENGE;
        pool.answerBy = answerBy;
        pool.stakes.push(Stake(msg.sender, staked));
        emit StatementRaised(campaign, token, msg.sender, pool.proposal.number(), stands, staked, answerBy);
    }

    /// @inheritdoc IRewardPools
    function disputeOf(uint32 campaign, address token) external view returns (Dispute memory) {
        PoolState storage pool = _pool(campaign, token);
        if (_newest(pool).state() != State.Disputed) revert NothingPending(campaign, token);
        return Dispute({
            standsLeads: _standsLeads(pool),
            raisableFrom: pool.raisableFrom,
            answerBy: pool.answerBy,
            nextRaise: _nextRaise(pool),
            raises: uint32(pool.stakes.length)
        });
    }

    /// @dev The pool, if it has a dispute that nobody has won yet.
    function _running(uint32 campaign, address token) private view returns (PoolState storage pool) {
        pool = _pool(campaign, token);
        if (_newest(pool).state() != State.Disputed) revert NothingPending(campaign, token);
        if (block.timestamp >= pool.answerBy) revert DisputeOver(campaign, token, pool.answerBy);
    }

    /// @dev Between a decision's signature and its block, the statement that the arbiter looked at may have fallen, and
    /// another have been proposed and disputed in its place.
    function _checkDecided(uint32 campaign, address token, PoolState storage pool, bytes32 root, uint128 total)
        private
        view
    {
        bytes32 pendingRoot = bytes32((_newest(pool).rootHigh() << 48) | pool.proposal.rootLow());
        uint128 pendingTotal = pool.sums.total();
        if (root != pendingRoot || total != pendingTotal) {
            revert OtherStatement(campaign, token, pendingRoot, pendingTotal);
        }
    }

    /// @dev Twice the last raise; 0 where that is above what the proposal gives out (an empty roll: what the pool held).
    function _nextRaise(PoolState storage pool) private view returns (uint128) {
        uint256 bond = _bondAsked(pool);
        uint256 amount = bond << pool.stakes.length;
        uint256 most = pool.proposal.empty() ? bond * 100 : pool.sums.total() - pool.past.previousTotal();
        return amount > most ? 0 : uint128(amount);
    }

    function _pullStake(address token, uint128 amount) private returns (uint128) {
        uint256 received = Money.pull(token, amount);
        if (received == 0) revert BondNotReceived(token, amount);
        return uint128(received);
    }
}
