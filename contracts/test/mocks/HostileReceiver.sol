// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice Receives ETH in unpleasant ways, and does what it is told otherwise, so that it can fund, propose and claim.
contract HostileReceiver {
    enum Mode {
        Accept,
        Reject,
        /// Calls back what it was told to; the answer is kept.
        Reenter,
        GasBurner,
        ReturnBomb
    }

    Mode public mode;
    address public target;
    bytes public data;
    bool public worked;
    bytes public answer;

    function set(Mode mode_, address target_, bytes calldata data_) external {
        mode = mode_;
        target = target_;
        data = data_;
    }

    function act(address to, bytes calldata data_) external payable returns (bytes memory) {
        (bool success, bytes memory result) = to.call{value: msg.value}(data_);
        if (!success) {
            assembly ("memory-safe") {
                revert(add(result, 32), mload(result))
            }
        }
        return result;
    }

    receive() external payable {
        if (mode == Mode.Reject) revert("no ETH here");
        if (mode == Mode.Reenter) (worked, answer) = target.call(data);
        if (mode == Mode.GasBurner) {
            while (true) {}
        }
        if (mode == Mode.ReturnBomb) {
            assembly ("memory-safe") {
                revert(0, 1000000)
            }
        }
    }
}
