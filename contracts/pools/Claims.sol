// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";
import {Money} from "../libraries/Money.sol";
import {ProofRoot} from "../libraries/ProofRoot.sol";
import {StatementLeaf} from "../libraries/StatementLeaf.sol";
import {SumsWord} from "../types/PoolWords.sol";
import {PoolLedger} from "./PoolLedger.sol";

/// @title Claims
/// @notice Taking what the standing statement gives. Amounts are cumulative: what an account had is subtracted, so no
/// leaf pays twice, and two leaves of one account pay the larger.
abstract contract Claims is PoolLedger {
    /// @dev Enough for a smart account's receive hook, too little to be a nuisance.
    uint256 private constant ETH_RECEIVER_GAS = 50_000;
    /// @dev Enough for upgradeable tokens with lists and hooks.
    uint256 private constant TOKEN_TRANSFER_GAS = 200_000;

    /// @inheritdoc IRewardPools
    function claim(uint32 campaign, address token, address account, uint128 cumulative, bytes32[] calldata proof)
        external
        nonReentrant
        returns (uint128 amount)
    {
        amount = _take(campaign, token, account, cumulative, proof, account);
        if (amount == 0) revert NothingToClaim(campaign, token, account);
        Money.pay(token, account, amount);
    }

    /// @inheritdoc IRewardPools
    function claimTo(uint32 campaign, address token, uint128 cumulative, bytes32[] calldata proof, address to)
        external
        nonReentrant
        returns (uint128 amount)
    {
        if (to == address(0) || to == address(this)) revert BadTarget(to);
        amount = _take(campaign, token, msg.sender, cumulative, proof, to);
        if (amount == 0) revert NothingToClaim(campaign, token, msg.sender);
        Money.pay(token, to, amount);
    }

    /// @inheritdoc IRewardPools
    function claimMany(Claim[] calldata claims) external nonReentrant {
        address token;
        address account;
        uint256 owed;
        for (uint256 i = 0; i < claims.length; i++) {
            Claim calldata one = claims[i];
            // Neighbours with one token and account are paid by one transfer.
            if (one.token != token || one.account != account) {
                if (owed != 0) Money.pay(token, account, owed);
                (token, account, owed) = (one.token, one.account, 0);
            }
            owed += _take(one.campaign, token, account, one.cumulative, one.proof, account);
        }
        if (owed != 0) Money.pay(token, account, owed);
    }

    /// @inheritdoc IRewardPools
    function claimBatch(Batch calldata batch) external nonReentrant returns (uint128 amount) {
        uint256 count = batch.accounts.length;
        if (count == 0 || count != batch.cumulatives.length) revert BadBatch(count, batch.cumulatives.length);
        address token = batch.token;
        if (token != address(0) && token.code.length == 0) revert NotAToken(token);
        bytes32 root = MerkleProof.processMultiProofCalldata(batch.proof, batch.proofFlags, _leaves(batch));
        uint128 total = _checkRoot(_pool(batch.campaign, token), root, batch.campaign, token);
        for (uint256 i = 0; i < count; i++) {
            amount += _payOne(batch.campaign, token, batch.accounts[i], batch.cumulatives[i], total);
        }
    }

    /// @inheritdoc IRewardPools
    function claimedOf(uint32 campaign, address token, address account) external view returns (uint128) {
        return _pool(campaign, token).claimed[account];
    }

    /// @inheritdoc IRewardPools
    function leafOf(uint32 campaign, address token, address account, uint128 cumulative)
        external
        view
        returns (bytes32)
    {
        return StatementLeaf.hash(address(this), campaign, token, account, cumulative);
    }

    function _leaves(Batch calldata batch) private view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](batch.accounts.length);
        for (uint256 i = 0; i < leaves.length; i++) {
            leaves[i] = StatementLeaf.hash(
                address(this), batch.campaign, batch.token, batch.accounts[i], batch.cumulatives[i]
            );
        }
    }

    /// @dev Writes a claim down; whoever calls this pays it.
    /// @return amount 0 where the account has had all of it.
    function _take(
        uint32 campaign,
        address token,
        address account,
        uint128 cumulative,
        bytes32[] calldata proof,
        address to
    ) private returns (uint128 amount) {
        PoolState storage pool = _pool(campaign, token);
        {
            SumsWord sums = pool.sums;
            (uint256 standing, uint128 total) = _standing(pool, sums);
            bytes32 leaf = StatementLeaf.hash(address(this), campaign, token, account, cumulative);
            if (uint256(ProofRoot.climb(proof, leaf)) >> 48 != standing || standing == 0) {
                if (standing == 0) revert NothingStands(campaign, token);
                revert BadProof(campaign, token, account, cumulative);
            }
            uint128 had = pool.claimed[account];
            if (cumulative <= had) return 0;
            amount = cumulative - had;
            // Claims stop at the statement's total, whatever its tree says.
            uint256 paid = uint256(sums.paid()) + amount;
            if (paid > total) revert TotalExceeded(campaign, token, paid, total);
            pool.sums = sums.withPaid(paid);
        }
        pool.claimed[account] = cumulative;
        emit Claimed(campaign, token, account, to, amount, cumulative);
    }

    /// @dev A batch's proof led to `root`: it must be the standing statement's, whose total this returns.
    function _checkRoot(PoolState storage pool, bytes32 root, uint32 campaign, address token)
        private
        view
        returns (uint128)
    {
        (uint256 standing, uint128 total) = _standing(pool, pool.sums);
        if (standing == 0) revert NothingStands(campaign, token);
        if (uint256(root) >> 48 != standing) revert BadProof(campaign, token, address(0), 0);
        return total;
    }

    /// @dev One entry of a batch, its proof checked; 0, and nothing changed, where it can't be paid.
    function _payOne(uint32 campaign, address token, address account, uint128 cumulative, uint128 total)
        private
        returns (uint128 amount)
    {
        PoolState storage pool = _pool(campaign, token);
        SumsWord sums = pool.sums;
        uint128 had = pool.claimed[account];
        if (cumulative <= had) return 0;
        amount = cumulative - had;
        if (amount > total - sums.paid()) return 0;
        pool.claimed[account] = cumulative;
        pool.sums = sums.withPaid(sums.paid() + amount);
        uint256 gasLimit = token == address(0) ? ETH_RECEIVER_GAS : TOKEN_TRANSFER_GAS;
        if (Money.tryPay(token, account, amount, gasLimit)) {
            emit Claimed(campaign, token, account, account, amount, cumulative);
        } else {
            pool.claimed[account] = had;
            pool.sums = sums;
            return 0;
        }
    }
}
