// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";

/// @title MeddlingReceiver
/// @notice A collector that makes calls of its own while a token is still being handed to it, and remembers which worked.
contract MeddlingReceiver is IERC721Receiver {
    address private _target;
    bytes[] private _calls;
    bool[] private _worked;
    uint256 public handed;

    function plan(address target, bytes[] calldata calls) external {
        _target = target;
        for (uint256 i = 0; i < calls.length; ++i) {
            _calls.push(calls[i]);
        }
    }

    function act(address target, bytes calldata data) external {
        (bool ok, bytes memory answer) = target.call(data);
        if (ok) return;
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }

    function worked() external view returns (bool[] memory) {
        return _worked;
    }

    function onERC721Received(address, address, uint256, bytes calldata) external returns (bytes4) {
        ++handed;
        for (uint256 i = 0; i < _calls.length; ++i) {
            (bool ok,) = _target.call(_calls[i]);
            _worked.push(ok);
        }
        return IERC721Receiver.onERC721Received.selector;
    }
}
