// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ERC721} from "solady/src/tokens/ERC721.sol";
import {Contributions} from "colophon/Contributions.sol";
import {Precedence} from "colophon/Precedence.sol";
import {Limits} from "colophon/types/Settings.sol";

/// @dev For the benchmark: both halves in one contract, without the `delegatecall`. Too large for a chain.
contract Whole is Contributions, Precedence {
    constructor(Limits memory limits_, address royalties_) Contributions(limits_, royalties_) {}

    function tokenURI(uint256 id) public view override(Contributions, Precedence) returns (string memory) {
        return Contributions.tokenURI(id);
    }

    function approve(address account, uint256 id) public payable override(Contributions, ERC721) {
        Contributions.approve(account, id);
    }

    function supportsInterface(bytes4 id) public view override(Contributions, ERC721) returns (bool) {
        return Contributions.supportsInterface(id);
    }
}
