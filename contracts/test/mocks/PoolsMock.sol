// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;


/// @notice The part of {RewardPools} that {Curation} calls, in good and bad moods.
contract PoolsMock {
    enum Mode {
        Accept,
        Refuse,
        /// Calls back what it was told to; the answer is kept.
        Reenter
    }

    address public immutable campaigns;
    Mode public mode;
    address public target;
    bytes public data;
    bool public worked;
    bytes public answer;
    mapping(uint32 campaign => uint256) public proceeds;

    error PoolRefuses(uint32 campaign);
    error OtherAmount(uint256 sent, address token, uint256 amount);

    constructor(address campaigns_) {
        campaigns = campaigns_;
    }

    function set(Mode mode_, address target_, bytes calldata data_) external {
        (mode, target, data) = (mode_, target_, data_);
    }

    function addProceeds(uint32 campaign, address token, uint256 amount) external payable returns (uint128) {
        if (mode == Mode.Refuse) revert PoolRefuses(campaign);
        if (token != address(0) || msg.value != amount) revert OtherAmount(msg.value, token, amount);
        if (mode == Mode.Reenter) (worked, answer) = target.call(data);
        proceeds[campaign] += amount;
        return uint128(amount);
    }
}
