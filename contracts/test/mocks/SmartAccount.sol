// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC721Receiver} from "@openzeppelin/contracts/token/ERC721/IERC721Receiver.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title SmartAccount
/// @notice A wallet that is a contract, for tests: good are its key's signatures, and an empty one for hashes approved
/// beforehand (as multi-signature wallets do).
contract SmartAccount is IERC1271, IERC721Receiver {
    address public immutable key;

    mapping(bytes32 hash => bool) public approved;

    constructor(address key_) {
        key = key_;
    }

    function approveHash(bytes32 hash) external {
        require(msg.sender == key, "not the key");
        approved[hash] = true;
    }

    /// @notice Makes calls one after the other, in one transaction and thus at one time; fails as the first that fails.
    function execute(address target, bytes[] calldata calls) external payable {
        require(msg.sender == key, "not the key");
        for (uint256 i = 0; i < calls.length; ++i) {
            (bool ok, bytes memory answer) = target.call(calls[i]);
            if (ok) continue;
            assembly ("memory-safe") {
                revert(add(answer, 32), mload(answer))
            }
        }
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length == 0) return approved[hash] ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);

        (address signer, ECDSA.RecoverError err,) = ECDSA.tryRecoverCalldata(hash, signature);
        bool good = err == ECDSA.RecoverError.NoError && signer == key;
        return good ? IERC1271.isValidSignature.selector : bytes4(0xffffffff);
    }

    function onERC721Received(address, address, uint256, bytes calldata) external pure returns (bytes4) {
        return IERC721Receiver.onERC721Received.selector;
    }

    receive() external payable {}
}
