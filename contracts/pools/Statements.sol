// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Money} from "../libraries/Money.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// @title Statements
/// @notice Proposing what everybody earned, with a bond; one pending proposal a pool, never overwritten.
abstract contract Statements is PoolLedger {
    /// @inheritdoc IRewardPools
    function propose(uint32 campaign, address token, bytes32 root, uint128 total, bytes32 statement, uint8 codec)
        external
        payable
        nonReentrant
        returns (uint32 number)
    {
        uint208 rootHigh = uint208(uint256(root) >> 48);
        if (rootHigh == 0) revert EmptyRoot();
        if (codec > 1) revert BadCodec(codec);
        PoolState storage pool = _pool(campaign, token);
        _settleDue(campaign, token, pool);
        _checkProposer(campaign, token, pool);

        uint128 bond = _hundredth(_checkTotal(pool, total));
        uint128 received = _pullBond(token, bond);
        uint40 claimableFrom = uint40(block.timestamp) + CHALLENGE;

        bytes32 standing = _newestRoot(pool);
        if (standing != 0) {
            pool.previousRoot = standing;
            pool.previousTotal = pool.total;
            pool.previousFrom = pool.claimableFrom;
        }
        pool.rootHigh = rootHigh;
        pool.claimableFrom = claimableFrom;
        pool.state = State.Proposed;
        pool.total = total;
        number = _name(pool, uint48(uint256(root)), bond, received, false);
        emit StatementProposed(
            campaign, token, msg.sender, number, root, total, statement, codec, received, claimableFrom
        );
    }

    /// @inheritdoc IRewardPools
    function proposeEmpty(uint32 campaign, address token) external payable nonReentrant returns (uint32 number) {
        PoolState storage pool = _pool(campaign, token);
        _settleDue(campaign, token, pool);
        uint128 held = pool.funded - pool.refunded;
        if (held == 0 || pool.emptyStood || (pool.state == State.None && pool.rootHigh != 0)) {
            revert EmptyNotPossible(campaign, token);
        }
        _checkProposer(campaign, token, pool);

        uint128 bond = _hundredth(held);
        uint128 received = _pullBond(token, bond);
        uint40 claimableFrom = uint40(block.timestamp) + CHALLENGE;
        pool.claimableFrom = claimableFrom;
        pool.state = State.Proposed;
        number = _name(pool, 0, bond, received, true);
        emit EmptyProposed(campaign, token, msg.sender, number, received, claimableFrom);
    }

    /// @inheritdoc IRewardPools
    function settle(uint32 campaign, address token) external nonReentrant {
        PoolState storage pool = _pool(campaign, token);
        if (pool.state == State.None) revert NothingPending(campaign, token);
        if (!_settleDue(campaign, token, pool)) {
            revert NotDue(campaign, token, pool.state == State.Disputed ? pool.answerBy : pool.claimableFrom);
        }
    }

    /// @inheritdoc IRewardPools
    function bondFor(uint32 campaign, address token, uint128 total) external view returns (uint128) {
        PoolState storage pool = _pool(campaign, token);
        if (total == 0) return _hundredth(pool.funded - pool.refunded);
        (, uint128 standing) = _standing(pool);
        return total > standing ? _hundredth(total - standing) : 0;
    }

    /// @dev Nothing is pending, the roll is closed, and it is the caller's turn.
    function _checkProposer(uint32 campaign, address token, PoolState storage pool) private view {
        if (pool.state != State.None) revert ProposalPending(campaign, token, pool.claimableFrom);
        if (block.timestamp < pool.rollAt) revert RollOpen(campaign, block.timestamp, pool.rollAt);
        uint256 openFrom = pool.settleBy;
        if (pool.rootHigh != 0) {
            uint256 reopened = uint256(pool.claimableFrom) + REOPEN;
            if (reopened > openFrom) openFrom = reopened;
        }
        if (block.timestamp < openFrom && msg.sender != campaigns.brandOf(campaign)) {
            revert NotYetOpenToAll(campaign, openFrom);
        }
    }

    /// @dev A statement must be worth the slot it holds: at least half of what is undistributed, and 1 % of what the pool
    /// was given, so that nobody can hold it with dust.
    /// @return given What the statement gives out beyond the standing one.
    function _checkTotal(PoolState storage pool, uint128 total) private view returns (uint128 given) {
        uint128 standing = pool.total;
        uint128 most = pool.funded - pool.refunded;
        uint128 undistributed = most - standing;
        uint128 least = undistributed / 2 + undistributed % 2;
        uint128 floor = _hundredth(most);
        if (floor > least) least = floor;
        if (least == 0) least = 1;
        if (total > most || total < standing + least) revert BadTotal(total, standing + least, most);
        return total - standing;
    }

    function _pullBond(address token, uint128 bond) private returns (uint128) {
        uint256 received = Money.pull(token, bond);
        if (received == 0) revert BondNotReceived(token, bond);
        // A token that hands over more than was asked keeps the rest to itself: it belongs to nobody here.
        return received > bond ? bond : uint128(received);
    }

    /// @dev Writes who proposed, and the bond where it can't be derived from the totals.
    function _name(PoolState storage pool, uint48 rootLow, uint128 bond, uint128 received, bool empty)
        private
        returns (uint32 number)
    {
        number = pool.number + 1;
        pool.proposer = msg.sender;
        pool.number = number;
        pool.rootLow = rootLow;
        pool.empty = empty;
        pool.bondApart = empty || received != bond;
        if (empty || received != bond) {
            pool.bondAsked = bond;
            pool.bondReceived = received;
        }
    }
}
