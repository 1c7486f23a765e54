// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC165, IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {ERC721} from "solady/src/tokens/ERC721.sol";
import {Campaigns} from "./Campaigns.sol";
import {Evidence} from "./Evidence.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {IRoyalties} from "./interfaces/IRoyalties.sol";
import {ITokenRenderer} from "./interfaces/ITokenRenderer.sol";
import {ContributionHash} from "./libraries/ContributionHash.sol";
import {Signatures} from "./libraries/Signatures.sol";
import {Precedence} from "./Precedence.sol";
import {TokenRenderer} from "./TokenRenderer.sol";
import {CampaignWord} from "./types/CampaignWord.sol";
import {ContributionId, toContributionId} from "./types/ContributionId.sol";
import {Limits} from "./types/Settings.sol";
import {TokenWord} from "./types/TokenWord.sol";
import {WorkHeader} from "./types/WorkHeader.sol";

/// @title Contributions
/// @notice See {IContributions}.
/// @dev A work's way through the code: {contribute}, then {WorkLedger}, which asks what is asked of every work. What takes
/// older evidence is in {Precedence}. Nothing here calls out but the `…For` functions (a static call to a smart account) and
/// `safeTransferFrom` (a receiver, after all effects), so no lock is needed.
contract Contributions is IContributions, IERC2981, Campaigns, Evidence {
    /// @dev ERC-165 id of ERC-4906, which has events only.
    bytes4 private constant ERC4906_ID = 0x49064906;
    /// @dev ERC-165 id of ERC-7572: the selector of `contractURI`, its only function.
    bytes4 private constant ERC7572_ID = IContributions.contractURI.selector;

    /// @notice Who writes the metadata. Made here, so nobody chooses it.
    ITokenRenderer public immutable renderer;

    /// @inheritdoc IContributions
    address public immutable royalties;

    /// @inheritdoc IContributions
    address public immutable precedence;

    /// @param limits_ Floors for periods (seconds) and the cap for appeal bonds (wei).
    /// @param royalties_ The {Royalties} deployment, which may come later: it asks for pools, which ask for campaigns.
    constructor(Limits memory limits_, address royalties_) Campaigns(limits_) {
        renderer = new TokenRenderer();
        precedence = address(new Precedence());
        royalties = royalties_;
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
        bytes32 structHash = ContributionHash.hash(
            ContributionHash.CONTRIBUTION, author, epochOf(author), header, digest, manifest, parents, deadline
        );
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
        _checkWindow(campaign, word);
        _checkConfig(campaign, word, header);
        id = _checkWork(campaign, word, header, digest);
        if (word.isSealed()) revert CommitmentMissing(campaign);
        _checkUncertified(id);
        bool root = _checkParents(campaign, word, parents, block.timestamp, !word.isBegun());

        if (!word.isBegun()) _begin(campaign, word);
        _mintAndSetExtraDataUnchecked(
            author, id, _newWord(word, header, digest, block.timestamp, root).raw()
        );

        emit Contributed(id, author, digest, header, manifest, parents);
    }

    /// @inheritdoc IContributions
    function cancelSignatures() external returns (uint32 epoch) {
        epoch = epochOf(msg.sender) + 1;
        _setAux(msg.sender, epoch);
        _epochStarts[msg.sender][epoch] = uint40(block.timestamp);

        emit SignaturesCancelled(msg.sender, epoch);
    }

    /// @inheritdoc IContributions
    function burn(uint256 id) external {
        _burn(msg.sender, id);
    }

    /*//////////////////////////////////////////////////////////////
                               PRECEDENCE
    //////////////////////////////////////////////////////////////*/

    /// @dev Everything of {IPrecedence} runs here, as this contract, in code of {Precedence}; anything else fails there,
    /// as no function of it. Not payable: ether sent along is refused.
    fallback() external {
        address target = precedence;
        assembly ("memory-safe") {
            calldatacopy(0, 0, calldatasize())
            let done := delegatecall(gas(), target, 0, calldatasize(), 0, 0)
            returndatacopy(0, 0, returndatasize())
            if iszero(done) { revert(0, returndatasize()) }
            return(0, returndatasize())
        }
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
        return _epochOf(author);
    }

    /*//////////////////////////////////////////////////////////////
                                THE TOKEN
    //////////////////////////////////////////////////////////////*/

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
    /// @dev Nothing for a campaign that doesn't exist, rather than a revert: marketplaces ask about any id.
    function royaltyInfo(uint256 id, uint256 salePrice) external view returns (address receiver, uint256 royalty) {
        uint32 campaign = ContributionId.wrap(id).campaignOf();
        return (IRoyalties(royalties).forwarderOf(campaign), _royalty(campaign, salePrice));
    }

    /// @inheritdoc ERC721
    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == type(IERC2981).interfaceId || id == ERC7572_ID || id == ERC4906_ID
            || super.supportsInterface(id);
    }

    /// @inheritdoc ERC721
    function approve(address account, uint256 id) public payable override {
        _refuseEther();
        super.approve(account, id);
    }

}
