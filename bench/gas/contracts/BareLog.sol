// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @notice The cheapest way to say anything about each of many works on chain: a log each, no storage.
contract BareLog {
    event Work(bytes32 indexed digest);

    function log(bytes32[] calldata digests) external payable {
        for (uint256 i = 0; i < digests.length; ++i) {
            emit Work(digests[i]);
        }
    }
}
