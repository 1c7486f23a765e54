// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Periods} from "../types/Periods.sol";
import {PastWord, ProposalWord, StatementWord, SumsWord, toStatementWord, toSumsWord} from "../types/PoolWords.sol";

/// @title PoolLedger
/// @notice What is written down of each pool, and the one place where a statement comes to stand or to fall.
/// @dev Cut for claims and statements: an ordinary claim reads two words and writes one of them (and the account's); a
/// statement overwrites the word of its predecessor's predecessor, and one that falls only turns `side` back.
abstract contract PoolLedger is IRewardPools, ReentrancyGuardTransient {
    struct Stake {
        address account;
        uint128 amount;
    }

    struct PoolState {
        /// The newest statement and its predecessor; `sums.side()` tells which is which. The predecessor's state is `None`.
        StatementWord[2] statements;
        SumsWord sums;
        uint128 funded;
        uint128 refunded;
        /// The newest proposal.
        ProposalWord proposal;
        /// The predecessor's total and the rest of its root, and the campaign's times.
        PastWord past;
        /// The bond, where it isn't simply a hundredth of what is given out (`bondApart`).
        uint128 bondAsked;
        uint128 bondReceived;
        /// A running dispute: its times, and the stakes after the proposer's bond, which is the first on the statement's
        /// side. They take turns, so that an even index is against the statement. Each doubles the one before and none is
        /// above what the proposal gives out, of which the bond is 1 %: there are never more than seven.
        uint40 raisableFrom;
        uint40 answerBy;
        /// What of `funded` is nobody's deposit, and not taken by the brand: with the deposits it sums to funded − refunded.
        /// Beside the dispute's times, because a dispute's end adds to it.
        uint128 proceeds;
        Stake[] stakes;
        /// What each account was paid.
        mapping(address account => uint128) claimed;
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

    function _newest(PoolState storage pool) internal view returns (StatementWord) {
        return pool.statements[pool.sums.side()];
    }

    /// @dev Whether the newest statement is the one that can be claimed against now. With state `None`, `from` is never in
    /// the future.
    function _isStanding(StatementWord newest) internal view returns (bool) {
        return newest.state() != State.Disputed && block.timestamp >= newest.from();
    }

    /// @dev Whether an empty roll stood and no statement since, as far as is written down.
    function _emptyStands(PoolState storage pool) internal view returns (bool) {
        return pool.proposal.emptyStood() && _newest(pool).rootHigh() == 0;
    }

    /// @dev The statement that can be claimed against now; a root of 0 where none is.
    function _standing(PoolState storage pool, SumsWord sums) internal view returns (uint256 rootHigh, uint128 total) {
        StatementWord newest = pool.statements[sums.side()];
        if (_isStanding(newest)) return (newest.rootHigh(), sums.total());
        return (pool.statements[1 - sums.side()].rootHigh(), pool.past.previousTotal());
    }

    /// @dev Writes down what time has decided, if anything.
    function _settleDue(uint32 campaign, address token, PoolState storage pool) internal returns (bool settled) {
        StatementWord newest = _newest(pool);
        State state = newest.state();
        if (state == State.None) return false;
        if (state == State.Disputed) {
            if (block.timestamp < pool.answerBy) return false;
            _resolve(campaign, token, pool, _standsLeads(pool));
        } else {
            if (block.timestamp < newest.from()) return false;
            if (state == State.Proposed) _credit(pool.proposal.proposer(), token, _bondReceived(pool));
            _stand(campaign, token, pool, newest.from());
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
            given = shared * bond / won;
            _credit(pool.proposal.proposer(), token, bond + given);
        }
        for (uint256 i = stands ? 1 : 0; i < count; i += 2) {
            Stake memory stake = pool.stakes[i];
            uint256 share = shared * stake.amount / won;
            given += share;
            _credit(stake.account, token, stake.amount + share);
        }
        uint128 forfeited = SafeCast.toUint128(lost - given);
        pool.funded += forfeited;
        pool.proceeds += forfeited;
        delete pool.stakes;
        emit StakesForfeited(campaign, token, pool.proposal.number(), forfeited);

        if (!stands) {
            _fall(campaign, token, pool);
            return;
        }
        StatementWord newest = _newest(pool);
        if (block.timestamp < newest.from()) {
            pool.statements[pool.sums.side()] = newest.withState(State.Upheld);
        } else {
            _stand(campaign, token, pool, uint40(block.timestamp));
        }
    }

    /// @dev Ends a dispute that nobody won: the proposal falls and every stake goes back.
    function _returnAll(uint32 campaign, address token, PoolState storage pool) internal {
        _credit(pool.proposal.proposer(), token, _bondReceived(pool));
        uint256 count = pool.stakes.length;
        for (uint256 i = 0; i < count; i++) {
            Stake memory stake = pool.stakes[i];
            _credit(stake.account, token, stake.amount);
        }
        delete pool.stakes;
        _fall(campaign, token, pool);
    }

    function _stand(uint32 campaign, address token, PoolState storage pool, uint40 since) private {
        SumsWord sums = pool.sums;
        uint256 rootHigh = pool.statements[sums.side()].rootHigh();
        pool.statements[sums.side()] = toStatementWord(rootHigh, since, State.None);
        ProposalWord proposal = pool.proposal;
        if (proposal.empty()) pool.proposal = proposal.withEmptyStood();
        bytes32 root = bytes32((rootHigh << 48) | proposal.rootLow());
        emit StatementStood(campaign, token, proposal.number(), root, sums.total());
    }

    function _fall(uint32 campaign, address token, PoolState storage pool) private {
        SumsWord sums = pool.sums;
        uint256 side = 1 - sums.side();
        pool.sums = toSumsWord(side, pool.past.previousTotal(), sums.paid());
        // Where nothing stood before, the time is kept from which funders wait for their refund.
        if (pool.statements[side].rootHigh() == 0) {
            pool.statements[side] = toStatementWord(0, uint40(block.timestamp), State.None);
        }
        ProposalWord proposal = pool.proposal;
        pool.proposal = proposal.withRootLow(pool.past.previousRootLow());
        emit StatementFell(campaign, token, proposal.number());
    }

    function _credit(address account, address token, uint256 amount) internal {
        _credits[account][token] += amount;
        emit Credited(account, token, amount);
    }

    /// @dev Which side made the last raise. The dispute, index 0, is against the statement.
    function _standsLeads(PoolState storage pool) internal view returns (bool) {
        return pool.stakes.length % 2 == 0;
    }

    /// @dev What was asked of the proposer. While a proposal is pending neither of its totals changes, so that the usual
    /// bond needs no word of its own.
    function _bondAsked(PoolState storage pool) internal view returns (uint128) {
        return pool.proposal.bondApart() ? pool.bondAsked : _hundredth(pool.sums.total() - pool.past.previousTotal());
    }

    /// @dev What arrived of it.
    function _bondReceived(PoolState storage pool) internal view returns (uint128) {
        return pool.proposal.bondApart() ? pool.bondReceived : _hundredth(pool.sums.total() - pool.past.previousTotal());
    }

    /// @dev One per cent, rounded up.
    function _hundredth(uint128 amount) internal pure returns (uint128) {
        return uint128((uint256(amount) + 99) / 100);
    }
}
