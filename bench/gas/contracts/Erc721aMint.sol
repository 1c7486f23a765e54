// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC721A} from "erc721a/contracts/ERC721A.sol";

/// @notice Azuki's ERC721A, which makes batches cheap; it knows nothing of content.
contract Erc721aMint is ERC721A {
    constructor() ERC721A("Works", "WORK") {}

    function mint(address author, uint256 count) external {
        _mint(author, count);
    }
}
