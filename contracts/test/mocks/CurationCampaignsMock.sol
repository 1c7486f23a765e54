// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Settings} from "../../types/Settings.sol";

/// @notice The part of {Contributions} that appeals ask, with roles, times and authors set at will. For Solidity tests.
contract CurationCampaignsMock {
    mapping(uint32 campaign => address) public arbiterOf;
    mapping(uint256 id => address) private _authors;
    mapping(uint32 campaign => uint40) private _reviewEnds;
    mapping(uint32 campaign => uint96) private _bonds;

    error UnknownContribution(uint256 id);

    function set(uint32 campaign, uint40 reviewEnds, uint96 bond) external {
        (_reviewEnds[campaign], _bonds[campaign]) = (reviewEnds, bond);
    }

    function setArbiter(uint32 campaign, address arbiter) external {
        arbiterOf[campaign] = arbiter;
    }

    function setAuthor(uint256 id, address author) external {
        _authors[id] = author;
    }

    function authorOf(uint256 id) external view returns (address) {
        if (_authors[id] == address(0)) revert UnknownContribution(id);
        return _authors[id];
    }

    function settingsOf(uint32 campaign) external view returns (Settings memory settings) {
        settings.appealBond = _bonds[campaign];
    }

    function scheduleOf(uint32 campaign) external view returns (uint40, uint40, uint40, uint40, uint40) {
        uint40 ends = _reviewEnds[campaign];
        return (ends, ends, ends + 20 days, ends + 30 days, ends + 40 days);
    }

    function isLocked(uint32) external pure returns (bool) {
        return true;
    }
}
