// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice A collector that is a contract: takes ERC-1155 tokens as it was told to, and does what it is told otherwise.
contract EditionReceiver {
    enum Mode {
        Accept,
        Refuse,
        /// Calls back what it was told to, and goes on whatever the answer.
        Reenter
    }

    Mode public mode;
    address public target;
    bytes public data;
    bool public worked;
    bytes public answer;
    /// What the token contract said when it asked: the balance, and what was minted.
    uint256 public seenBalance;
    uint256 public seenSupply;

    function set(Mode mode_, address target_, bytes calldata data_) external {
        (mode, target, data) = (mode_, target_, data_);
    }

    function onERC1155Received(address, address, uint256 id, uint256, bytes calldata) external returns (bytes4) {
        (, bytes memory balance) = msg.sender.call(abi.encodeWithSignature("balanceOf(address,uint256)", address(this), id));
        (, bytes memory supply) = msg.sender.call(abi.encodeWithSignature("totalSupply(uint256)", id));
        (seenBalance, seenSupply) = (abi.decode(balance, (uint256)), abi.decode(supply, (uint256)));
        if (mode == Mode.Reenter) (worked, answer) = target.call(data);
        return mode == Mode.Refuse ? bytes4(0) : this.onERC1155Received.selector;
    }
}
