// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Settings} from "../../types/Settings.sol";

/// @notice The part of {ICampaigns} that {RewardPools} and {Editions} call, with times and roles set at will. For Solidity tests.
contract CampaignsMock {
    address public brand;
    address public arbiter;
    uint40 public rollAt;
    uint40 public settleBy;
    uint256 public locks;
    uint32 public constant campaignCount = 2;
    mapping(uint32 campaign => Settings) private _settings;

    error UnknownCampaign(uint32 campaign);

    constructor(address brand_, address arbiter_, uint40 rollAt_, uint40 settleBy_) {
        (brand, arbiter, rollAt, settleBy) = (brand_, arbiter_, rollAt_, settleBy_);
    }

    function lock(uint32 campaign) external {
        if (campaign == 0) revert UnknownCampaign(campaign);
        locks++;
    }

    function sell(uint32 campaign, address token, uint128 price, uint32 cap) external {
        Settings storage settings = _settings[campaign];
        (settings.editionToken, settings.editionPrice, settings.editionCap) = (token, price, cap);
    }

    function settingsOf(uint32 campaign) external view returns (Settings memory) {
        return _settings[campaign];
    }

    function isLocked(uint32) external pure returns (bool) {
        return true;
    }

    function configOf(uint32 campaign) external pure returns (bytes20) {
        return bytes20(keccak256(abi.encode(campaign)));
    }

    function brandOf(uint32) external view returns (address) {
        return brand;
    }

    function arbiterOf(uint32) external view returns (address) {
        return arbiter;
    }

    function scheduleOf(uint32) external view returns (uint40, uint40, uint40, uint40, uint40) {
        return (0, 0, 0, rollAt, settleBy);
    }
}
