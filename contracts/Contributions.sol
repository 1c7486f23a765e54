// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC165, IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";
import {Campaigns} from "./Campaigns.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ITokenRenderer} from "./interfaces/ITokenRenderer.sol";
import {ContributionHash} from "./libraries/ContributionHash.sol";
import {Signatures} from "./libraries/Signatures.sol";
import {TokenRenderer} from "./TokenRenderer.sol";
import {CampaignWord} from "./types/CampaignWord.sol";
import {ContributionId, toContributionId} from "./types/ContributionId.sol";
import {AiPolicy, AiUse, Limits, MediaKind} from "./types/Settings.sol";
import {TokenWord, toTokenWord} from "./types/TokenWord.sol";
import {WorkHeader} from "./types/WorkHeader.sol";

/// @title Contributions
/// @notice See {IContributions}.
/// @dev Solady's ERC-721, because it leaves 96 bits beside the owner ({TokenWord}) and 224 beside the balance (the author's
/// epoch); see docs/decisions/0008. Nothing here calls out but {contributeFor} (a static call to a smart account) and
/// `safeTransferFrom` (a receiver, after all effects), so no lock is needed.
contract Contributions is IContributions, IERC2981, Campaigns, ERC721, EIP712 {
    /// @dev Most parents a work may name.
    uint256 internal constant MAX_PARENTS = 16;

    /// @dev ERC-165 id of ERC-7572: the selector of `contractURI`, its only function.
    bytes4 private constant ERC7572_ID = IContributions.contractURI.selector;

    /// @notice Who writes the metadata. Made here, so nobody chooses it.
    ITokenRenderer public immutable renderer;

    /// @dev Written when a token first leaves its author; until then the owner is the author. Storage slot 6, which
    /// certificates rely on: they prove what is, or isn't, in `keccak256(id ‖ 6)`.
    mapping(uint256 id => address) private _authors;

    /// @param limits_ Floors for periods (seconds) and the cap for appeal bonds (wei).
    constructor(Limits memory limits_) Campaigns(limits_) EIP712("Colophon", "1") {
        renderer = new TokenRenderer();
    }

    /*//////////////////////////////////////////////////////////////
                               CERTIFYING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IContributions
    function contribute(WorkHeader header, bytes32 digest, bytes32 manifest, uint256[] calldata parents)
        external
        returns (uint256 id)
    {
        id = _certify(msg.sender, header, digest, manifest, parents);
    }

    /// @inheritdoc IContributions
    function contributeFor(
        address author,
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents,
        uint64 deadline,
        bytes calldata signature
    ) external returns (uint256 id) {
        if (block.timestamp > deadline) revert SignatureExpired(deadline, block.timestamp);
        bytes32 structHash =
            ContributionHash.hash(author, epochOf(author), header, digest, manifest, parents, deadline);
        if (!Signatures.isBy(author, _hashTypedDataV4(structHash), signature)) revert BadSignature(author);

        id = _certify(author, header, digest, manifest, parents);
    }

    function _certify(
        address author,
        WorkHeader header,
        bytes32 digest,
        bytes32 manifest,
        uint256[] calldata parents
    ) private returns (uint256 id) {
        uint32 campaign = header.campaign();
        CampaignWord word = _wordOf(campaign);
        _checkAdmission(campaign, word, header);
        if (digest == 0) revert EmptyDigest();
        id = toContributionId(campaign, digest).unwrap();
        _checkUncertified(id);
        _checkParents(campaign, word, parents);

        if (!word.isBegun()) _begin(campaign, word);
        uint256 finalAt;
        unchecked {
            finalAt = block.timestamp + word.finality();
        }
        _mintAndSetExtraDataUnchecked(author, id, toTokenWord(header, digest, block.timestamp, finalAt).raw());

        emit Contributed(id, author, digest, header, manifest, parents);
    }

    /// @dev What the campaign asks of any work, whatever its content.
    function _checkAdmission(uint32 campaign, CampaignWord word, WorkHeader header) private view {
        if (block.timestamp < word.opens() || block.timestamp >= word.closes()) {
            revert OutsideWindow(campaign, block.timestamp, word.opens(), word.closes());
        }
        if (header.config() != word.config()) revert OtherConfig(campaign, header.config(), word.config());
        // Reserved bits are under no signature, so that a bit set there would be the caller's word, not the author's.
        if (
            header.reserved() != 0 || header.codec() > 1 || header.kind() > uint8(type(MediaKind).max)
                || header.aiUse() > uint8(type(AiUse).max)
        ) {
            revert BadHeader(header);
        }
        if (header.aiUse() != uint8(AiUse.None) && word.policy() == AiPolicy.None) {
            revert AiPolicyViolated(campaign, header.aiUse());
        }
        // This deployment takes no commitments, so nothing can have been committed to.
        if (word.isSealed()) revert CommitmentMissing(campaign);
    }

    /// @dev P1: one attribution for a digest in a campaign, for ever. Burning clears the owner, never the word.
    function _checkUncertified(uint256 id) private view {
        TokenWord token = _word(id);
        if (!token.isCertified()) return;

        address author = _author(id, token);
        if (_ownerOf(id) == address(0)) revert AlreadyBurnt(id, author, token.certifiedAt());
        revert AlreadyCertified(id, author, token.certifiedAt());
    }

    /// @dev Strictly earlier parents make a cycle impossible; a burnt one stays a parent.
    function _checkParents(uint32 campaign, CampaignWord word, uint256[] calldata parents) private view {
        uint256 count = parents.length;
        if (count > MAX_PARENTS) revert TooManyParents(count);

        bool lacksOwn = word.needsParent();
        for (uint256 i = 0; i < count; ++i) {
            uint256 parent = parents[i];
            for (uint256 j = 0; j < i; ++j) {
                if (parents[j] == parent) revert RepeatedParent(parent);
            }
            TokenWord token = _word(parent);
            if (!token.isCertified()) revert UnknownParent(parent);
            if (token.certifiedAt() >= block.timestamp) revert ParentNotEarlier(parent, token.certifiedAt());
            if (ContributionId.wrap(parent).campaignOf() == campaign) lacksOwn = false;
        }
        if (lacksOwn) revert ParentNeeded(campaign);
    }

    /// @inheritdoc IContributions
    function cancelSignatures() external returns (uint32 epoch) {
        epoch = epochOf(msg.sender) + 1;
        _setAux(msg.sender, epoch);

        emit SignaturesCancelled(msg.sender, epoch);
    }

    /// @inheritdoc IContributions
    function burn(uint256 id) external {
        _burn(msg.sender, id);
    }

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IContributions
    function contributionOf(uint256 id) public view returns (Contribution memory) {
        TokenWord token = _certifiedWord(id);
        return Contribution({
            author: _author(id, token),
            owner: _ownerOf(id),
            digest: token.digestOf(id),
            campaign: ContributionId.wrap(id).campaignOf(),
            certifiedAt: token.certifiedAt(),
            finalAt: token.finalAt(),
            kind: token.kind(),
            codec: token.codec(),
            aiUse: token.aiUse()
        });
    }

    /// @inheritdoc IContributions
    function authorOf(uint256 id) external view returns (address) {
        return _author(id, _certifiedWord(id));
    }

    /// @inheritdoc IContributions
    function isCertified(uint32 campaign, bytes32 digest) external view returns (bool) {
        uint256 id = toContributionId(campaign, digest).unwrap();
        TokenWord token = _word(id);
        // The id holds 224 bits of the digest; the word has the others.
        return token.isCertified() && token.digestOf(id) == digest;
    }

    /// @inheritdoc IContributions
    function epochOf(address author) public view returns (uint32) {
        return uint32(_getAux(author));
    }

    function _certifiedWord(uint256 id) private view returns (TokenWord token) {
        token = _word(id);
        if (!token.isCertified()) revert UnknownContribution(id);
    }

    function _word(uint256 id) private view returns (TokenWord) {
        return TokenWord.wrap(_getExtraData(id));
    }

    function _author(uint256 id, TokenWord token) private view returns (address) {
        return token.hasLeftAuthor() ? _authors[id] : _ownerOf(id);
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

    /// @notice ERC-721 metadata as `data:` JSON, see {ITokenRenderer-tokenURI}; reverts for a token that doesn't exist (any more).
    function tokenURI(uint256 id) public view override returns (string memory) {
        ownerOf(id);
        Contribution memory work = contributionOf(id);
        return renderer.tokenURI(work, block.timestamp >= work.finalAt);
    }

    /// @inheritdoc IContributions
    function contractURI() external view returns (string memory) {
        return renderer.contractURI();
    }

    /// @inheritdoc IERC2981
    /// @dev Asked for the campaign's brand, as long as campaigns have no forwarder that pays royalties into their pool.
    /// Nothing for a campaign that doesn't exist, rather than a revert: marketplaces ask about any id.
    function royaltyInfo(uint256 id, uint256 salePrice) external view returns (address receiver, uint256 royalty) {
        return _royalty(ContributionId.wrap(id).campaignOf(), salePrice);
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == type(IERC2981).interfaceId || id == ERC7572_ID || super.supportsInterface(id);
    }

    /// @inheritdoc ERC721
    function approve(address account, uint256 id) public payable override {
        _refuseEther();
        super.approve(account, id);
    }

    /// @dev A provisional token neither moves nor burns. Remembers the author when the token first leaves.
    /// Solady calls this before it has checked anything, so nothing is taken from `from`; where it reverts
    /// afterwards, what is written here falls with it.
    function _beforeTokenTransfer(address from, address to, uint256 id) internal override {
        if (from == address(0)) return;
        _refuseEther();
        TokenWord token = _word(id);
        if (block.timestamp < token.finalAt()) revert Provisional(id, token.finalAt());

        address owner = _ownerOf(id);
        if (token.hasLeftAuthor() || owner == to || owner == address(0)) return;
        _authors[id] = owner;
        _setExtraData(id, token.asLeftAuthor().raw());
    }

    /// @dev Solady's transfers and approvals are payable to save gas; ether sent along would be lost.
    function _refuseEther() private view {
        if (msg.value != 0) revert EtherNotTaken(msg.value);
    }
}
