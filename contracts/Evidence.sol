// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IContributions} from "./interfaces/IContributions.sol";
import {IEvidence} from "./interfaces/IEvidence.sol";
import {AnchorKind, AnchorWord, toAnchorWord} from "./types/AnchorWord.sol";
import {CampaignWord} from "./types/CampaignWord.sol";
import {WorkLedger} from "./works/WorkLedger.sol";

/// @title Evidence
/// @notice See {IEvidence}.
/// @dev Part of the same deployment as {Contributions}, whose tokens are dated by it.
abstract contract Evidence is IEvidence, WorkLedger {
    /// @dev How long after the window, or after terms gave way, the relay may still anchor what it was sent until then, in
    /// seconds.
    uint256 private constant ANCHOR_GRACE = 1 hours;

    /*//////////////////////////////////////////////////////////////
                               COMMITTING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEvidence
    function commit(uint32 campaign, bytes32[] calldata commitments) external {
        if (commitments.length == 0) revert NoCommitments();
        CampaignWord word = _wordOf(campaign);
        _checkWindow(campaign, word);

        _lock(campaign, word);
        for (uint256 i = 0; i < commitments.length; ++i) {
            bytes32 commitment = commitments[i];
            if (_commitments[campaign][commitment] != 0) continue;
            _commitments[campaign][commitment] = uint40(block.timestamp);

            emit Committed(campaign, commitment);
        }
    }

    /*//////////////////////////////////////////////////////////////
                                ANCHORING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEvidence
    function anchor(
        uint32 campaign,
        AnchorKind kind,
        bytes32 root,
        uint32 count,
        bytes32 data,
        uint8 codec,
        bytes20 config
    ) external {
        CampaignWord word = _wordOf(campaign);
        // The word is there, so the campaign is: `_known` would read one slot more to find that out.
        if (msg.sender != _details[campaign].relay) revert NotRelay(campaign, msg.sender);
        if (root == 0 || count == 0 || data == 0 || codec > 1) revert BadAnchor(root, count, data, codec);
        _checkAnchoring(campaign, word, kind);
        bytes32 key = _anchorKey(campaign, kind, root, config);
        if (_anchors[key].exists()) revert AlreadyAnchored(root, _anchors[key].time());
        _checkNamed(campaign, word, config);

        bool first = kind == AnchorKind.Contributions && !word.isBegun();
        if (first) _begin(campaign, word);
        else _lock(campaign, word);
        _anchors[key] = toAnchorWord(block.timestamp, first);

        emit Anchored(campaign, kind, root, count, data, codec, config);
    }

    function _checkAnchoring(uint32 campaign, CampaignWord word, AnchorKind kind) private view {
        uint256 until = type(uint256).max;
        if (kind == AnchorKind.Contributions) {
            if (word.isSealed()) revert SealedTakesNoAnchors(campaign);
            until = word.closes() + ANCHOR_GRACE;
        } else if (kind == AnchorKind.Votes) {
            uint256 votesClose = _details[campaign].settings.votesClose;
            until = votesClose == 0 ? 0 : votesClose + ANCHOR_GRACE;
        }
        if (block.timestamp < word.opens() || block.timestamp >= until) {
            revert OutsideAnchoring(campaign, kind, block.timestamp, word.opens(), until);
        }
    }

    /// @dev Were it the config of this block alone, new terms in front of an anchor would void everything in it. What never
    /// gave way did so, by these figures, in 1970.
    function _checkNamed(uint32 campaign, CampaignWord word, bytes20 config) private view {
        if (config == word.config()) return;
        if (block.timestamp >= _details[campaign].replacedAt[config] + ANCHOR_GRACE) {
            revert IContributions.OtherConfig(campaign, config, word.config());
        }
    }

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEvidence
    function committedAt(uint32 campaign, bytes32 commitment) external view returns (uint40) {
        return _commitments[campaign][commitment];
    }

    /// @inheritdoc IEvidence
    function anchoredAt(uint32 campaign, AnchorKind kind, bytes32 root, bytes20 config) external view returns (uint40) {
        return _anchors[_anchorKey(campaign, kind, root, config)].time();
    }
}
