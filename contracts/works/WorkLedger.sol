// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";
import {IContributions} from "../interfaces/IContributions.sol";
import {AnchorKind, AnchorWord} from "../types/AnchorWord.sol";
import {CampaignWord} from "../types/CampaignWord.sol";
import {ContributionId, toContributionId} from "../types/ContributionId.sol";
import {AiPolicy, AiUse, MediaKind} from "../types/Settings.sol";
import {TokenWord, toTokenWord} from "../types/TokenWord.sol";
import {WorkHeader} from "../types/WorkHeader.sol";
import {CampaignLedger} from "./CampaignLedger.sol";

/// @title WorkLedger
/// @notice What is written down of each work, and what is asked of every one, whichever way it comes in.
/// @dev Shared, as storage, by {Contributions} and {Precedence}, which runs as the former's code: neither may declare a
/// variable of its own. Solady's ERC-721, because it leaves 96 bits beside the owner ({TokenWord}) and 224 beside the
/// balance (the author's epoch); see docs/decisions/0008.
abstract contract WorkLedger is CampaignLedger, ERC721, EIP712 {
    /// @dev Most parents a work may name.
    uint256 internal constant MAX_PARENTS = 16;

    /// @dev Written when a token first leaves its author; until then the owner is the author. Storage slot 6, which
    /// certificates rely on: they prove what is, or isn't, in `keccak256(id ‖ 6)`.
    mapping(uint256 id => address) internal _authors;

    /// @dev When each epoch of an author began, in unix seconds; the epoch 0 began before anything.
    mapping(address author => mapping(uint32 epoch => uint40)) internal _epochStarts;

    mapping(uint32 campaign => mapping(bytes32 commitment => uint40 time)) internal _commitments;

    /// @dev One slot an anchor: what it is of makes the key, the event has the rest. Storage slot 9, which certificates
    /// rely on.
    mapping(bytes32 key => AnchorWord) internal _anchors;

    constructor() EIP712("Colophon", "1") {}

    /*//////////////////////////////////////////////////////////////
                         WHAT IS ASKED OF A WORK
    //////////////////////////////////////////////////////////////*/

    function _checkConfig(uint32 campaign, CampaignWord word, WorkHeader header) internal pure {
        if (header.config() != word.config()) revert IContributions.OtherConfig(campaign, header.config(), word.config());
    }

    /// @dev What the campaign asks of any work, whenever it was made.
    function _checkWork(uint32 campaign, CampaignWord word, WorkHeader header, bytes32 digest)
        internal
        pure
        returns (uint256 id)
    {
        // Reserved bits are under no signature, so that a bit set there would be the caller's word, not the author's.
        if (
            header.reserved() != 0 || header.codec() > 1 || header.kind() > uint8(type(MediaKind).max)
                || header.aiUse() > uint8(type(AiUse).max)
        ) {
            revert IContributions.BadHeader(header);
        }
        if (header.aiUse() != uint8(AiUse.None) && word.policy() == AiPolicy.None) {
            revert IContributions.AiPolicyViolated(campaign, header.aiUse());
        }
        if (digest == 0) revert IContributions.EmptyDigest();
        id = toContributionId(campaign, digest).unwrap();
    }

    /// @dev P1: one attribution for a digest in a campaign, for ever. Burning clears the owner, never the word.
    function _checkUncertified(uint256 id) internal view {
        TokenWord token = _word(id);
        if (!token.isCertified()) return;

        address author = _author(id, token);
        if (_ownerOf(id) == address(0)) revert IContributions.AlreadyBurnt(id, author, token.certifiedAt());
        revert IContributions.AlreadyCertified(id, author, token.certifiedAt());
    }

    /// @dev Strictly earlier parents make a cycle impossible; a burnt one stays a parent.
    /// @param time When the child is certified, in unix seconds.
    /// @param first Whether the child may be the one that a story or remix begins with.
    /// @return root Whether it is: it names no parent in its own campaign, whose format would ask for one.
    function _checkParents(
        uint32 campaign,
        CampaignWord word,
        uint256[] calldata parents,
        uint256 time,
        bool first
    ) internal view returns (bool root) {
        uint256 count = parents.length;
        if (count > MAX_PARENTS) revert IContributions.TooManyParents(count);

        root = word.isLinked();
        for (uint256 i = 0; i < count; ++i) {
            uint256 parent = parents[i];
            for (uint256 j = 0; j < i; ++j) {
                if (parents[j] == parent) revert IContributions.RepeatedParent(parent);
            }
            TokenWord token = _word(parent);
            if (!token.isCertified()) revert IContributions.UnknownParent(parent);
            if (token.certifiedAt() >= time) revert IContributions.ParentNotEarlier(parent, token.certifiedAt());
            if (ContributionId.wrap(parent).campaignOf() == campaign) root = false;
        }
        if (root && !first) revert IContributions.ParentNeeded(campaign);
    }

    /*//////////////////////////////////////////////////////////////
                             WRITTEN AND READ
    //////////////////////////////////////////////////////////////*/

    /// @dev The word of a token minted, or taken over, now: provisional for the campaign's finality period from here on.
    function _newWord(CampaignWord word, WorkHeader header, bytes32 digest, uint256 time, bool root)
        internal
        view
        returns (TokenWord token)
    {
        uint256 finalAt;
        unchecked {
            finalAt = block.timestamp + word.finality();
        }
        token = toTokenWord(header, digest, time, finalAt);
        if (root) token = token.asRoot();
    }

    function _certifiedWord(uint256 id) internal view returns (TokenWord token) {
        token = _word(id);
        if (!token.isCertified()) revert IContributions.UnknownContribution(id);
    }

    function _epochOf(address author) internal view returns (uint32) {
        return uint32(_getAux(author));
    }

    function _word(uint256 id) internal view returns (TokenWord) {
        return TokenWord.wrap(_getExtraData(id));
    }

    function _author(uint256 id, TokenWord token) internal view returns (address) {
        return token.hasLeftAuthor() ? _authors[id] : _ownerOf(id);
    }

    /// @dev The config hash is part of the key, so that a leaf signed under other terms than the anchor's finds none.
    function _anchorKey(uint32 campaign, AnchorKind kind, bytes32 root, bytes20 config) internal pure returns (bytes32) {
        return keccak256(abi.encode(campaign, kind, root, config));
    }

    /*//////////////////////////////////////////////////////////////
                                THE TOKEN
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ERC721
    function name() public pure override returns (string memory) {
        return "Colophon";
    }

    /// @inheritdoc ERC721
    function symbol() public pure override returns (string memory) {
        return "COLOPHON";
    }

    /// @dev A provisional token neither moves nor burns. Remembers the author when the token first leaves.
    /// Solady calls this before it has checked anything, so nothing is taken from `from`; where it reverts
    /// afterwards, what is written here falls with it.
    function _beforeTokenTransfer(address from, address to, uint256 id) internal override {
        if (from == address(0)) return;
        _refuseEther();
        TokenWord token = _word(id);
        if (token.isTakenOver()) return;
        if (block.timestamp < token.finalAt()) revert IContributions.Provisional(id, token.finalAt());

        address owner = _ownerOf(id);
        if (token.hasLeftAuthor() || owner == to || owner == address(0)) return;
        _authors[id] = owner;
        _setExtraData(id, token.asLeftAuthor().raw());
    }

    /// @dev Solady's transfers and approvals are payable to save gas; ether sent along would be lost.
    function _refuseEther() internal view {
        if (msg.value != 0) revert IContributions.EtherNotTaken(msg.value);
    }
}
