// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @notice What a claim can't go below: the proof, the mark that it was made, the token's transfer.
contract BareClaim {
    IERC20 private immutable TOKEN;
    /// @dev Of the one-shot drop.
    bytes32 private immutable ROOT;
    bytes32 private _root;
    uint256 private _paid;
    mapping(uint256 word => uint256 bits) private _claimed;
    mapping(address account => uint256) private _had;

    constructor(IERC20 token, bytes32 root) {
        (TOKEN, ROOT) = (token, root);
    }

    function setRoot(bytes32 root) external payable {
        _root = root;
    }

    /// @notice A drop that pays once: its root is code, its mark a bit in a shared word.
    function claimOnce(uint256 index, address account, uint256 amount, bytes32[] calldata proof) external payable {
        uint256 bits = _claimed[index >> 8];
        uint256 bit = 1 << (index & 255);
        require(bits & bit == 0);
        require(_climb(proof, keccak256(abi.encodePacked(index, account, amount))) == ROOT);
        _claimed[index >> 8] = bits | bit;
        TOKEN.transfer(account, amount);
    }

    /// @notice A pool whose root moves on: what the account had is kept, and what the pool paid.
    function claim(address account, uint256 cumulative, bytes32[] calldata proof) external payable {
        require(_climb(proof, keccak256(abi.encodePacked(account, cumulative))) == _root);
        uint256 amount = cumulative - _had[account];
        _had[account] = cumulative;
        _paid += amount;
        TOKEN.transfer(account, amount);
    }

    function _climb(bytes32[] calldata proof, bytes32 leaf) private pure returns (bytes32 node) {
        node = leaf;
        assembly ("memory-safe") {
            let next := proof.offset
            for { let end := add(next, shl(5, proof.length)) } lt(next, end) { next := add(next, 32) } {
                let sibling := calldataload(next)
                let place := shl(5, gt(node, sibling))
                mstore(place, node)
                mstore(xor(place, 32), sibling)
                node := keccak256(0, 64)
            }
        }
    }
}
