// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Money} from "../libraries/Money.sol";
import {
    MOST_HELD,
    PastWord,
    ProposalWord,
    StatementWord,
    SumsWord,
    toProposalWord,
    toStatementWord,
    toSumsWord
} from "../types/PoolWords.sol";
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
        if (uint256(root) >> 48 == 0) revert EmptyRoot();
        if (codec > 1) revert BadCodec(codec);
        PoolState storage pool = _pool(campaign, token);
        SumsWord sums = _checkProposer(campaign, token, pool);

        uint128 received;
        (number, received) = _write(token, pool, sums, root, total);
        emit StatementProposed(
            campaign,
            token,
            msg.sender,
            number,
            root,
            total,
            statement,
            codec,
            received,
            uint40(block.timestamp) + CHALLENGE
        );
    }

    /// @inheritdoc IRewardPools
    function proposeEmpty(uint32 campaign, address token) external payable nonReentrant returns (uint32 number) {
        PoolState storage pool = _pool(campaign, token);
        SumsWord sums = _checkProposer(campaign, token, pool);
        if (pool.funded == pool.refunded || pool.proposal.emptyStood() || _newest(pool).rootHigh() != 0) {
            revert EmptyNotPossible(campaign, token);
        }
        uint128 received;
        (number, received) = _write(token, pool, sums, 0, 0);
        emit EmptyProposed(campaign, token, msg.sender, number, received, uint40(block.timestamp) + CHALLENGE);
    }

    /// @inheritdoc IRewardPools
    function settle(uint32 campaign, address token) external nonReentrant {
        PoolState storage pool = _pool(campaign, token);
        StatementWord newest = _newest(pool);
        if (newest.state() == State.None) revert NothingPending(campaign, token);
        if (!_settleDue(campaign, token, pool)) {
            revert NotDue(campaign, token, newest.state() == State.Disputed ? pool.answerBy : newest.from());
        }
    }

    /// @inheritdoc IRewardPools
    function bondFor(uint32 campaign, address token, uint128 total) external view returns (uint128) {
        PoolState storage pool = _pool(campaign, token);
        if (total == 0) {
            // What comes in while an empty roll is pending changes neither its bond nor its dispute's.
            bool pending = pool.proposal.empty() && _newest(pool).state() != State.None;
            return pending ? pool.bondAsked : _hundredth(pool.funded - pool.refunded);
        }
        (, uint128 standing) = _standing(pool, pool.sums);
        return total > standing ? _hundredth(total - standing) : 0;
    }

    /// @dev Nothing is pending (any more), the roll is closed, and it is the caller's turn.
    function _checkProposer(uint32 campaign, address token, PoolState storage pool) private returns (SumsWord sums) {
        sums = pool.sums;
        StatementWord newest = pool.statements[sums.side()];
        if (newest.state() != State.None) {
            if (!_settleDue(campaign, token, pool)) revert ProposalPending(campaign, token, newest.from());
            sums = pool.sums;
            newest = pool.statements[sums.side()];
        }
        PastWord past = pool.past;
        if (block.timestamp < past.rollAt()) revert RollOpen(campaign, block.timestamp, past.rollAt());
        uint256 openFrom = past.settleBy();
        if (newest.rootHigh() != 0) {
            uint256 reopened = uint256(newest.from()) + REOPEN;
            if (reopened > openFrom) openFrom = reopened;
        }
        if (block.timestamp < openFrom && msg.sender != campaigns.brandOf(campaign)) {
            revert NotYetOpenToAll(campaign, openFrom);
        }
    }

    /// @dev Takes the bond and writes the proposal beside the statement that stands (or the nothing that does); a root of 0
    /// is an empty roll.
    function _write(address token, PoolState storage pool, SumsWord sums, bytes32 root, uint128 total)
        private
        returns (uint32 number, uint128 received)
    {
        ProposalWord last = pool.proposal;
        uint128 standing = sums.total();
        uint128 bond = _hundredth(_given(pool, standing, total, root == 0));
        if (root == 0 && token == address(0) && msg.value > bond) {
            // Any top-up raises this bond, so that a value sent exactly could be made wrong by one in front of it.
            _credit(msg.sender, token, msg.value - bond);
            received = bond;
        } else {
            received = uint128(Money.pull(token, bond));
        }
        if (received == 0) revert BondNotReceived(token, bond);

        bool apart = root == 0 || received != bond;
        if (apart) (pool.bondAsked, pool.bondReceived) = (bond, received);
        if (standing != 0) pool.past = pool.past.withPrevious(standing, last.rootLow());
        uint256 side = 1 - sums.side();
        pool.statements[side] =
            toStatementWord(uint256(root) >> 48, uint40(block.timestamp) + CHALLENGE, State.Proposed);
        pool.sums = toSumsWord(side, total, sums.paid());
        number = last.number() + 1;
        pool.proposal =
            toProposalWord(msg.sender, number, uint48(uint256(root)), apart, root == 0, last.emptyStood());
    }

    /// @dev What a proposal gives out. A statement must be worth the slot it holds: at least half of what is undistributed
    /// and 1 % of what the pool was given, so that nobody can hold it with dust. An empty roll gives everything back.
    function _given(PoolState storage pool, uint128 standing, uint128 total, bool empty) private view returns (uint128) {
        uint128 most = pool.funded - pool.refunded;
        if (empty) return most;
        // Lost stakes may come on top of the most that can be funded.
        if (most > MOST_HELD) most = MOST_HELD;
        uint128 undistributed = most - standing;
        uint128 least = undistributed / 2 + undistributed % 2;
        uint128 hundredth = _hundredth(most);
        if (hundredth > least) least = hundredth;
        if (least == 0) least = 1;
        if (total > most || total < standing + least) revert BadTotal(total, standing + least, most);
        return total - standing;
    }
}
