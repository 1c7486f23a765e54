// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {RewardPools} from "colophon/RewardPools.sol";
import {ICampaigns} from "colophon/interfaces/ICampaigns.sol";
import {Money} from "colophon/libraries/Money.sol";
import {Periods} from "colophon/types/Periods.sol";
import {
    MOST_HELD,
    PastWord,
    ProposalWord,
    StatementWord,
    SumsWord,
    toProposalWord,
    toStatementWord,
    toSumsWord
} from "colophon/types/PoolWords.sol";

/// @dev For the benchmark: other ways to write a statement down, for a pool in which nothing is pending.
contract Proposing is RewardPools {
    /// @dev One cold word less: 208 bits of the root are all that is kept, so that the campaign's times fit beside the
    /// proposer, and the predecessor's total beside what the pool holds.
    struct Narrow {
        StatementWord[2] statements;
        SumsWord sums;
        /// `previousTotal 128 ‖ funded − refunded 128`
        uint256 held;
        /// `flags 8 ‖ rollAt 32 ‖ settleBy 32 ‖ number 24 ‖ proposer 160`
        uint256 proposal;
    }

    /// @dev As calldata, the arguments of {propose} one after the other.
    struct Proposal {
        uint32 campaign;
        address token;
        bytes32 root;
        uint128 total;
        bytes32 statement;
        uint8 codec;
    }

    mapping(uint32 campaign => mapping(address token => Narrow)) private _narrow;

    constructor(ICampaigns campaigns_, Periods memory periods_) RewardPools(campaigns_, periods_) {}

    /// @dev As {propose}, but that no word is read twice.
    function proposeOnce(Proposal calldata made) external payable nonReentrant returns (uint32 number) {
        (uint32 campaign, address token, uint128 total) = (made.campaign, made.token, made.total);
        PoolState storage pool = _pool(campaign, token);
        SumsWord sums = pool.sums;
        PastWord past = pool.past;
        _check(campaign, token, pool.statements[sums.side()], past.rollAt(), past.settleBy());
        uint256 most;
        // funded and refunded share the slot after sums.
        assembly ("memory-safe") {
            let both := sload(add(pool.slot, 3))
            most := sub(and(both, sub(shl(128, 1), 1)), shr(128, both))
        }
        uint128 received = _take(token, uint128(most), sums.total(), total);
        ProposalWord last = pool.proposal;
        if (sums.total() != 0) pool.past = past.withPrevious(sums.total(), last.rootLow());
        uint256 side = 1 - sums.side();
        pool.statements[side] =
            toStatementWord(uint256(made.root) >> 48, uint40(block.timestamp) + CHALLENGE, State.Proposed);
        pool.sums = toSumsWord(side, total, sums.paid());
        number = last.number() + 1;
        pool.proposal =
            toProposalWord(msg.sender, number, uint48(uint256(made.root)), false, false, last.emptyStood());
        _say(made, number, received);
    }

    function proposeNarrow(Proposal calldata made) external payable nonReentrant returns (uint32 number) {
        (uint32 campaign, address token, uint128 total) = (made.campaign, made.token, made.total);
        Narrow storage pool = _narrow[campaign][token];
        SumsWord sums = pool.sums;
        uint256 last = pool.proposal;
        _check(campaign, token, pool.statements[sums.side()], uint32(last >> 216), uint32(last >> 184));
        uint128 most = uint128(pool.held);
        uint128 received = _take(token, most, sums.total(), total);
        if (sums.total() != 0) pool.held = (uint256(sums.total()) << 128) | most;
        uint256 side = 1 - sums.side();
        pool.statements[side] =
            toStatementWord(uint256(made.root) >> 48, uint40(block.timestamp) + CHALLENGE, State.Proposed);
        pool.sums = toSumsWord(side, total, sums.paid());
        number = uint24(last >> 160) + 1;
        pool.proposal = (last & ~uint256(type(uint184).max)) | (uint256(number) << 160) | uint160(msg.sender);
        _say(made, number, received);
    }

    /// @dev Lets the narrow pool begin where the real one stands: after {settle}.
    function prime(uint32 campaign, address token) external {
        PoolState storage pool = _pool(campaign, token);
        Narrow storage narrow = _narrow[campaign][token];
        narrow.statements = pool.statements;
        narrow.sums = pool.sums;
        PastWord past = pool.past;
        narrow.held = (uint256(past.previousTotal()) << 128) | (pool.funded - pool.refunded);
        narrow.proposal = (uint256(past.rollAt()) << 216) | (uint256(past.settleBy()) << 184)
            | (uint256(pool.proposal.number()) << 160) | uint160(pool.proposal.proposer());
    }

    function _check(uint32 campaign, address token, StatementWord newest, uint40 rollAt, uint256 openFrom)
        private
        view
    {
        if (newest.state() != State.None) revert ProposalPending(campaign, token, newest.from());
        if (block.timestamp < rollAt) revert RollOpen(campaign, block.timestamp, rollAt);
        if (newest.rootHigh() != 0) {
            uint256 reopened = uint256(newest.from()) + REOPEN;
            if (reopened > openFrom) openFrom = reopened;
        }
        if (block.timestamp < openFrom && msg.sender != campaigns.brandOf(campaign)) {
            revert NotYetOpenToAll(campaign, openFrom);
        }
    }

    function _take(address token, uint128 most, uint128 standing, uint128 total) private returns (uint128 received) {
        if (most > MOST_HELD) most = MOST_HELD;
        uint128 undistributed = most - standing;
        uint128 least = undistributed / 2 + undistributed % 2;
        uint128 hundredth = _hundredth(most);
        if (hundredth > least) least = hundredth;
        if (least == 0) least = 1;
        if (total > most || total < standing + least) revert BadTotal(total, standing + least, most);
        uint128 bond = _hundredth(total - standing);
        received = uint128(Money.pull(token, bond));
        if (received != bond) revert BondNotReceived(token, bond);
    }

    function _say(Proposal calldata made, uint32 number, uint128 received) private {
        if (uint256(made.root) >> 48 == 0) revert EmptyRoot();
        if (made.codec > 1) revert BadCodec(made.codec);
        emit StatementProposed(
            made.campaign,
            made.token,
            msg.sender,
            number,
            made.root,
            made.total,
            made.statement,
            made.codec,
            received,
            uint40(block.timestamp) + CHALLENGE
        );
    }
}
