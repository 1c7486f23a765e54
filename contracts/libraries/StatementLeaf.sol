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
        returns (bytes32 leaf)
    {
        // keccak256(bytes.concat(keccak256(abi.encode(block.chainid, pool, campaign, token, account, cumulative)))),
        // without the copies: every claim pays for this.
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, chainid())
            mstore(add(free, 0x20), shr(96, shl(96, pool)))
            mstore(add(free, 0x40), and(campaign, 0xffffffff))
            mstore(add(free, 0x60), shr(96, shl(96, token)))
            mstore(add(free, 0x80), shr(96, shl(96, account)))
            mstore(add(free, 0xa0), shr(128, shl(128, cumulative)))
            mstore(0, keccak256(free, 0xc0))
            leaf := keccak256(0, 0x20)
        }
    }
}
