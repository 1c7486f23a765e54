// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice One word on chain: the limit of an anchor (a new word) and of a statement (the same word again).
contract BareWord {
    mapping(bytes32 root => uint256) private _times;
    bytes32 private _root;

    function anchor(bytes32 root) external payable {
        _times[root] = block.timestamp;
    }

    function state(bytes32 root) external payable {
        _root = root;
    }
}
