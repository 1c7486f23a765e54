// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ICuration} from "./interfaces/ICuration.sol";
import {ContributionId} from "./types/ContributionId.sol";

/// @title Curation
/// @notice See {ICuration}.
/// @dev Holds no state: who may review, when, and whose work it is are asked of {Contributions}; the log is the record.
contract Curation is ICuration {
    /// @dev Highest score.
    uint16 private constant SCORE_MAX = 10_000;
    /// @dev Highest reason: "other", which owes a note.
    uint8 private constant REASON_OTHER = 8;

    /// @notice The deployment whose campaigns are reviewed here.
    address public immutable contributions;

    constructor(address contributions_) {
        contributions = contributions_;
    }

    /// @inheritdoc ICuration
    function review(uint32 campaign, Verdict[] calldata verdicts) external {
        if (verdicts.length == 0) revert NoVerdicts();
        if (!ICampaigns(contributions).mayReview(campaign, msg.sender)) revert NotCurator(campaign, msg.sender);
        _checkTime(campaign);

        for (uint256 i = 0; i < verdicts.length; ++i) {
            _review(campaign, verdicts[i]);
        }
    }

    function _checkTime(uint32 campaign) private view {
        (uint32 opens,) = ICampaigns(contributions).windowOf(campaign);
        (, uint40 reviewEnds,,,) = ICampaigns(contributions).scheduleOf(campaign);
        if (block.timestamp < opens || block.timestamp >= reviewEnds) {
            revert OutsideReview(campaign, block.timestamp, reviewEnds);
        }
    }

    function _review(uint32 campaign, Verdict calldata verdict) private {
        if (ContributionId.wrap(verdict.id).campaignOf() != campaign) revert OtherCampaign(campaign, verdict.id);
        if (!_fitsTogether(verdict)) {
            revert BadVerdict(verdict.id, verdict.accepted, verdict.score, verdict.reason);
        }
        _checkAuthor(verdict.id, verdict.author);

        emit Reviewed(
            verdict.id, verdict.author, msg.sender, verdict.accepted, verdict.score, verdict.reason, verdict.note
        );
    }

    function _fitsTogether(Verdict calldata verdict) private pure returns (bool) {
        if (verdict.accepted) return verdict.reason == 0 && verdict.score <= SCORE_MAX;

        if (verdict.score != 0 || verdict.reason == 0 || verdict.reason > REASON_OTHER) return false;
        return verdict.reason != REASON_OTHER || verdict.note != 0;
    }

    /// @dev A work that isn't minted yet has no author on chain to compare with.
    function _checkAuthor(uint256 id, address given) private view {
        try IContributions(contributions).authorOf(id) returns (address author) {
            if (author != given) revert OtherAuthor(id, given, author);
        } catch {}
    }
}
