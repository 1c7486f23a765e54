// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice The token that every distributor is measured with, ours too.
contract PlainCoin is ERC20 {
    constructor() ERC20("Plain", "PLAIN") {
        _mint(msg.sender, 1e30);
    }
}
