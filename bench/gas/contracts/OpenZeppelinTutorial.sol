// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ERC721URIStorage} from "@openzeppelin/contracts/token/ERC721/extensions/ERC721URIStorage.sol";

/// @notice The mint of OpenZeppelin's ERC-721 tutorial: a counted id, and the metadata's URI as a string.
contract OpenZeppelinTutorial is ERC721URIStorage {
    uint256 private _next;

    constructor() ERC721("Works", "WORK") {}

    function award(address author, string calldata uri) external returns (uint256 id) {
        id = _next++;
        _mint(author, id);
        _setTokenURI(id, uri);
    }
}
