// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {IRewardPools} from "../interfaces/IRewardPools.sol";

/// @notice Moves ETH (token 0) and ERC-20 tokens, trusting neither token nor receiver.
/// @dev Every caller holds the reentrancy lock: tokens and receivers may call anything from here.
library Money {
    using SafeERC20 for IERC20;

    /// @notice Takes `amount` from the caller of the contract.
    /// @return received What arrived of it: less than `amount` where the token keeps a fee, never more (a surplus belongs
    /// to nobody here).
    function pull(address token, uint256 amount) internal returns (uint256 received) {
        if (token == address(0)) {
            if (msg.value != amount) revert IRewardPools.WrongValue(msg.value, amount);
            return amount;
        }
        if (msg.value != 0) revert IRewardPools.WrongValue(msg.value, 0);
        if (token.code.length == 0) revert IRewardPools.NotAToken(token);
        uint256 before = IERC20(token).balanceOf(address(this));
        IERC20(token).safeTransferFrom(msg.sender, address(this), amount);
        uint256 afterwards = IERC20(token).balanceOf(address(this));
        received = afterwards > before ? afterwards - before : 0;
        if (received > amount) received = amount;
    }

    /// @notice Sends `amount` to `to`, or fails with the token's own reason or {IRewardPools-TransferFailed}.
    function pay(address token, address to, uint256 amount) internal {
        if (token == address(0)) {
            if (!_send(to, amount, gasleft())) revert IRewardPools.TransferFailed(to, amount);
        } else {
            IERC20(token).safeTransfer(to, amount);
        }
    }

    /// @notice Sends `amount` to `to` with at most `gasLimit`; false, and nothing sent, where the call fails.
    /// @dev A token that doesn't fail but answers anything except true (or nothing, as old ones do) may have moved the
    /// amount or not: nobody can tell, so that the whole call fails. The token must have code: a call to nothing would
    /// look like a token that answers nothing.
    function tryPay(address token, address to, uint256 amount, uint256 gasLimit) internal returns (bool sent) {
        if (token == address(0)) return _send(to, amount, gasLimit);
        bytes memory data = abi.encodeCall(IERC20.transfer, (to, amount));
        bool clear;
        assembly ("memory-safe") {
            // At most one word of the answer is copied, so that no token can make the caller pay for memory.
            sent := call(gasLimit, token, 0, add(data, 32), mload(data), 0, 32)
            clear := or(iszero(returndatasize()), and(gt(returndatasize(), 31), eq(mload(0), 1)))
        }
        if (sent && !clear) revert IRewardPools.TransferFailed(to, amount);
    }

    function _send(address to, uint256 amount, uint256 gasLimit) private returns (bool sent) {
        // No return data is copied.
        assembly ("memory-safe") {
            sent := call(gasLimit, to, amount, 0, 0, 0, 0)
        }
    }
}
