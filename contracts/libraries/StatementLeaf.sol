// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The leaf of a statement's tree, as OpenZeppelin's StandardMerkleTree makes it: hashed twice, so that no inner
/// node can pass for a leaf.
library StatementLeaf {
    /// @notice Binds chain, contract, campaign, token and account, so that a root is good in one place only.
    /// @param pool The {RewardPools} contract.
    /// @param cumulative Everything the account earned from this pool so far, in the token's smallest unit.
    function hash(address pool, uint32 campaign, address token, address account, uint128 cumulative)
        internal
        view
        returns (bytes32)
    {
        return keccak256(
            bytes.concat(keccak256(abi.encode(block.chainid, pool, uint256(campaign), token, account, uint256(cumulative))))
        );
    }
}
