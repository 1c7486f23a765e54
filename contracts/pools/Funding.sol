// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Money} from "../libraries/Money.sol";
import {MOST_HELD, StatementWord, toPastWord} from "../types/PoolWords.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// @title Funding
/// @notice Money in, and the ways out that aren't claims: credits; and, where no statement ever stood, refunds of deposits to
/// their funders and of everything else to the brand.
abstract contract Funding is PoolLedger {
    mapping(uint32 campaign => mapping(address token => mapping(address funder => uint128))) private _deposits;

    /// @inheritdoc IRewardPools
    function fund(uint32 campaign, address token, uint256 amount, bytes20 config)
        external
        payable
        nonReentrant
        returns (uint128 credited)
    {
        return _fund(campaign, token, amount, config);
    }

    /// @inheritdoc IRewardPools
    function fundWithPermit(
        uint32 campaign,
        address token,
        uint256 amount,
        bytes20 config,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external nonReentrant returns (uint128 credited) {
        if (token.code.length == 0) revert NotAToken(token);
        // Whoever shows the permit first spends its nonce but leaves the allowance, so a failure here proves nothing.
        // A token that takes any call for a permit gives no allowance, and the transfer fails.
        try IERC20Permit(token).permit(msg.sender, address(this), amount, deadline, v, r, s) {} catch {}
        return _fund(campaign, token, amount, config);
    }

    /// @inheritdoc IRewardPools
    function addProceeds(uint32 campaign, address token, uint256 amount)
        external
        payable
        nonReentrant
        returns (uint128 received)
    {
        PoolState storage pool = _pool(campaign, token);
        received = _receive(campaign, token, pool, amount);
        pool.proceeds += received;
        emit ProceedsAdded(campaign, token, msg.sender, received);
    }

    /// @inheritdoc IRewardPools
    function refund(uint32 campaign, address token) external nonReentrant returns (uint128 amount) {
        PoolState storage pool = _pool(campaign, token);
        _settleDue(campaign, token, pool);
        StatementWord newest = _newest(pool);
        if (newest.state() != State.None || newest.rootHigh() != 0) revert NoRefund(campaign, token);
        if (!pool.proposal.emptyStood()) {
            uint40 ended = newest.from();
            uint40 settleBy = pool.past.settleBy();
            uint256 since = ended > settleBy ? ended : settleBy;
            if (block.timestamp < since + REFUND_AFTER) revert NoRefund(campaign, token);
        }
        amount = _deposits[campaign][token][msg.sender];
        if (amount == 0) revert NothingOwed(msg.sender, token);
        _deposits[campaign][token][msg.sender] = 0;
        pool.refunded += amount;
        emit Refunded(campaign, token, msg.sender, amount);
        Money.pay(token, msg.sender, amount);
    }

    /// @inheritdoc IRewardPools
    function takeProceeds(uint32 campaign, address token, address to) external nonReentrant returns (uint128 amount) {
        if (to == address(0) || to == address(this)) revert BadTarget(to);
        if (msg.sender != campaigns.brandOf(campaign)) revert NotTheBrand(campaign, msg.sender);
        PoolState storage pool = _pool(campaign, token);
        _settleDue(campaign, token, pool);
        if (_newest(pool).state() != State.None || !_emptyStands(pool)) revert NoEmptyRoll(campaign, token);
        amount = pool.proceeds;
        if (amount == 0) revert NothingOwed(msg.sender, token);
        pool.proceeds = 0;
        pool.refunded += amount;
        emit ProceedsTaken(campaign, token, msg.sender, to, amount);
        Money.pay(token, to, amount);
    }

    /// @inheritdoc IRewardPools
    function withdraw(address token, address to) external nonReentrant returns (uint256 amount) {
        if (to == address(0) || to == address(this)) revert BadTarget(to);
        amount = _credits[msg.sender][token];
        if (amount == 0) revert NothingOwed(msg.sender, token);
        _credits[msg.sender][token] = 0;
        emit Withdrawn(msg.sender, token, to, amount);
        Money.pay(token, to, amount);
    }

    /// @inheritdoc IRewardPools
    function depositOf(uint32 campaign, address token, address funder) external view returns (uint128) {
        return _deposits[campaign][token][funder];
    }

    function _fund(uint32 campaign, address token, uint256 amount, bytes20 config) private returns (uint128 credited) {
        bytes20 current = campaigns.configOf(campaign);
        if (config != current) revert OtherConfig(campaign, config, current);
        credited = _receive(campaign, token, _pool(campaign, token), amount);
        _deposits[campaign][token][msg.sender] += credited;
        emit Funded(campaign, token, msg.sender, credited);
    }

    /// @dev Takes money for a pool, whoever it will belong to. The first makes the pool.
    function _receive(uint32 campaign, address token, PoolState storage pool, uint256 amount)
        private
        returns (uint128)
    {
        if (pool.past.rollAt() == 0) {
            // Locked settings never change again, so their times can be kept here, where proposals need them.
            campaigns.lock(campaign);
            (,,, uint40 rollAt, uint40 settleBy) = campaigns.scheduleOf(campaign);
            pool.past = toPastWord(rollAt, settleBy);
        }
        uint256 received = Money.pull(token, amount);
        if (received == 0) revert NothingFunded();
        uint256 funded = pool.funded + received;
        if (funded > MOST_HELD) revert AmountTooLarge(received);
        pool.funded = uint128(funded);
        return uint128(received);
    }
}
