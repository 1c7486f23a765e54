// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice An ERC-20 that can be set to misbehave in each of the ways that have hurt pools before.
contract HostileToken {
    enum Mode {
        Honest,
        /// Keeps a tenth of every transfer.
        Fee,
        /// Keeps everything.
        FeeOnAll,
        /// Answers nothing, as old tokens do.
        NoReturn,
        /// Answers false and moves nothing.
        ReturnsFalse,
        /// Answers true and moves nothing.
        Lies,
        Reverts,
        /// Calls `hookTarget` before each transfer, and goes on whatever it says.
        Hook,
        /// Fails for a listed receiver or sender.
        Blacklist,
        /// Answers with a megabyte.
        ReturnBomb,
        /// Burns all the gas it gets.
        GasBurner,
        /// Hands over a tenth more than was asked.
        Generous,
        /// Answers 2, which is neither.
        ReturnsTwo
    }

    Mode public mode;
    address public hookTarget;
    bytes public hookData;
    bytes public hookAnswer;
    bool public hookWorked;
    mapping(address => bool) public listed;
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;
    uint256 public totalSupply;

    event Transfer(address indexed from, address indexed to, uint256 value);

    function setMode(Mode mode_) external {
        mode = mode_;
    }

    function setHook(address target, bytes calldata data) external {
        hookTarget = target;
        hookData = data;
    }

    function list(address account, bool yes) external {
        listed[account] = yes;
    }

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
        totalSupply += amount;
    }

    /// @notice What rebasing tokens do to everybody's balance.
    function burn(address from, uint256 amount) external {
        balanceOf[from] -= amount;
        totalSupply -= amount;
    }

    function approve(address spender, uint256 amount) external returns (bool) {
        allowance[msg.sender][spender] = amount;
        return true;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        if (mode != Mode.ReturnsFalse && mode != Mode.Lies) allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        if (mode == Mode.Reverts) revert("no transfers today");
        if (mode == Mode.Blacklist && (listed[from] || listed[to])) revert("listed");
        if (mode == Mode.ReturnsFalse) _answer(0);
        if (mode == Mode.Lies) _answer(1);
        if (mode == Mode.GasBurner) {
            while (true) {}
        }
        if (mode == Mode.Hook) (hookWorked, hookAnswer) = hookTarget.call(hookData);
        balanceOf[from] -= amount;
        uint256 arrives = amount;
        if (mode == Mode.Fee) arrives = amount - amount / 10;
        if (mode == Mode.FeeOnAll) arrives = 0;
        if (mode == Mode.Generous) arrives = amount + amount / 10;
        balanceOf[to] += arrives;
        emit Transfer(from, to, arrives);
        if (mode == Mode.ReturnBomb) {
            assembly ("memory-safe") {
                mstore(0, 1)
                return(0, 1000000)
            }
        }
        if (mode == Mode.NoReturn) {
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        _answer(mode == Mode.ReturnsTwo ? 2 : 1);
    }

    function _answer(uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(0, value)
            return(0, 32)
        }
    }
}
