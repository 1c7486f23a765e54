// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICampaigns} from "../interfaces/ICampaigns.sol";
import {Format, Limits, Settings} from "../types/Settings.sol";

/// @title SettingsRules
/// @notice Every bound that a campaign's settings have to keep.
library SettingsRules {
    /// @dev Protocol maxima, in seconds. The floors are a deployment's own.
    uint256 internal constant REVIEW_MAX = 60 days;
    uint256 internal constant APPEAL_MAX = 30 days;
    uint256 internal constant FINALITY_MAX = 30 days;
    uint256 internal constant SETTLE_MAX = 180 days;
    /// @dev How long after `closes` a sealed campaign takes reveals, in seconds.
    uint256 internal constant REVEAL_PERIOD = 7 days;

    /// @dev Parts of a whole, in basis points.
    uint256 internal constant WHOLE_BPS = 10_000;
    uint256 internal constant LINEAGE_MAX_BPS = 5_000;
    uint256 internal constant ROYALTY_MAX_BPS = 1_000;

    /// @notice Reverts where no campaign could ever meet a deployment's floors.
    function checkLimits(Limits memory limits) internal pure {
        _within("reviewMin", limits.reviewMin, 0, REVIEW_MAX);
        _within("appealMin", limits.appealMin, 0, APPEAL_MAX);
        _within("finalityMin", limits.finalityMin, 0, FINALITY_MAX);
    }

    /// @notice Reverts with what is wrong with the settings, judged now.
    function check(Settings calldata settings, Limits memory limits) internal view {
        if (settings.closes <= settings.opens || settings.closes <= block.timestamp) {
            revert ICampaigns.BadWindow(settings.opens, settings.closes);
        }
        _checkPeriods(settings, limits);
        _checkShares(settings);
        if (settings.appealBond > limits.appealBondCap) {
            revert ICampaigns.AppealBondTooHigh(settings.appealBond, limits.appealBondCap);
        }
        // A parent has to be certified before its child; a sealed campaign shows nothing before it closes.
        if (settings.sealedUntilClose && settings.format >= Format.Story) revert ICampaigns.FormatNeedsOpenCampaign();
    }

    function _checkPeriods(Settings calldata settings, Limits memory limits) private pure {
        _within("reviewPeriod", settings.reviewPeriod, limits.reviewMin, REVIEW_MAX);
        _within("appealPeriod", settings.appealPeriod, limits.appealMin, APPEAL_MAX);
        _within("finality", settings.finality, limits.finalityMin, FINALITY_MAX);
        _within("settleWithin", settings.settleWithin, 0, SETTLE_MAX);

        if (settings.communityBps == 0) {
            _within("votesClose", settings.votesClose, 0, 0);
        } else {
            uint256 reveals = settings.sealedUntilClose ? REVEAL_PERIOD : 0;
            uint256 reviewEnds = uint256(settings.closes) + reveals + settings.reviewPeriod;
            _within("votesClose", settings.votesClose, uint256(settings.opens) + 1, reviewEnds);
        }
    }

    function _checkShares(Settings calldata settings) private pure {
        // Summed in a wide type, so that three large parts can't wrap around to a whole.
        uint256 sum = uint256(settings.equalBps) + settings.curatedBps + settings.communityBps;
        if (sum != WHOLE_BPS || settings.lineageBps > LINEAGE_MAX_BPS) {
            revert ICampaigns.BadRule(
                settings.equalBps, settings.curatedBps, settings.communityBps, settings.lineageBps
            );
        }
        if (settings.royaltyBps > ROYALTY_MAX_BPS) revert ICampaigns.RoyaltyTooHigh(settings.royaltyBps);
    }

    function _within(string memory setting, uint256 value, uint256 least, uint256 most) private pure {
        if (value < least || value > most) revert ICampaigns.BadPeriod(setting, value, least, most);
    }
}
