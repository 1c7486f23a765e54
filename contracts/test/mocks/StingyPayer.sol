// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Pays as careful marketplaces do: with the 2,300 gas that come with any value, and no more.
contract StingyPayer {
    error NotTaken();

    function pay(address to) external payable {
        bool taken;
        assembly ("memory-safe") {
            taken := call(0, to, callvalue(), 0, 0, 0, 0)
        }
        if (!taken) revert NotTaken();
    }
}
