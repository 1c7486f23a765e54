// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {CampaignWord} from "../types/CampaignWord.sol";
import {Settings} from "../types/Settings.sol";

/// @title CampaignLedger
/// @notice What is written down of each campaign.
/// @dev Shared, as storage, by {Contributions} and {Precedence}: the order of what is declared here is the layout of both.
abstract contract CampaignLedger {
    /// @dev What a certification doesn't read. `brand` and `termsVersion` share a slot.
    struct Details {
        Settings settings;
        bytes32 terms;
        address brand;
        uint32 termsVersion;
        address arbiter;
        address relay;
        address offeredBrand;
        address offeredArbiter;
        /// When terms gave way to newer ones (unix seconds), by the config hash that was in force until then.
        mapping(bytes20 config => uint40) replacedAt;
    }

    uint32 internal _campaignCount;

    mapping(uint32 campaign => CampaignWord) internal _words;
    mapping(uint32 campaign => Details) internal _details;
    mapping(uint32 campaign => mapping(address account => bool)) internal _curators;

    /// @dev A campaign's hot slot; reverts for a number that no campaign bears.
    function _wordOf(uint32 campaign) internal view returns (CampaignWord word) {
        word = _words[campaign];
        if (!word.exists()) revert ICampaigns.UnknownCampaign(campaign);
    }

    /// @dev Everything else of a campaign; reverts for a number that no campaign bears.
    function _known(uint32 campaign) internal view returns (Details storage details) {
        details = _details[campaign];
        // Every campaign has had a brand since it was opened, and the role can't be given up.
        if (details.brand == address(0)) revert ICampaigns.UnknownCampaign(campaign);
    }

    /// @dev Reverts outside `[opens, closes)`.
    function _checkWindow(uint32 campaign, CampaignWord word) internal view {
        if (block.timestamp < word.opens() || block.timestamp >= word.closes()) {
            revert ICampaigns.OutsideWindow(campaign, block.timestamp, word.opens(), word.closes());
        }
    }

    function _lock(uint32 campaign, CampaignWord word) internal {
        if (word.isLocked()) return;

        _words[campaign] = word.asLocked();

        emit ICampaigns.CampaignLocked(campaign);
    }

    /// @dev Remembers that the campaign has its first work, which fixes its settings for ever.
    function _begin(uint32 campaign, CampaignWord word) internal {
        _words[campaign] = word.asBegun();

        if (!word.isLocked()) emit ICampaigns.CampaignLocked(campaign);
    }
}
