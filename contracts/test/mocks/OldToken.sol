// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

/// @notice An ERC-20 as the oldest ones are: nothing is answered, and an allowance has to be 0 before it is given anew.
contract OldToken {
    mapping(address => uint256) public balanceOf;
    mapping(address => mapping(address => uint256)) public allowance;

    error AllowanceLeft(uint256 left);

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        uint256 left = allowance[msg.sender][spender];
        if (left != 0 && amount != 0) revert AllowanceLeft(left);
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        balanceOf[msg.sender] -= amount;
        balanceOf[to] += amount;
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}
