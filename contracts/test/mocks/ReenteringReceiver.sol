// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @title ReenteringReceiver
/// @notice A collector that passes a token on to `next` while it is still being handed to it.
contract ReenteringReceiver is IERC721Receiver {
    address public immutable next;

    constructor(address next_) {
        next = next_;
    }

    function onERC721Received(address, address, uint256 id, bytes calldata) external returns (bytes4) {
        IERC721(msg.sender).transferFrom(address(this), next, id);
        return IERC721Receiver.onERC721Received.selector;
    }
}
