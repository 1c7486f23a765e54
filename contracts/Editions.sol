// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {IERC165, IERC2981} from "@openzeppelin/contracts/interfaces/IERC2981.sol";
import {ERC1155} from "@openzeppelin/contracts/token/ERC1155/ERC1155.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IEditions} from "./interfaces/IEditions.sol";
import {IRewardPools} from "./interfaces/IRewardPools.sol";
import {IRoyalties} from "./interfaces/IRoyalties.sol";
import {EditionMetadata} from "./libraries/EditionMetadata.sol";
import {MediaKind, Settings} from "./types/Settings.sol";

/// @title Editions
/// @notice See {IEditions}.
/// @dev Nobody owns it. Content and sales hold one reentrancy lock: tokens and receivers may call anything from here.
contract Editions is IEditions, IERC2981, ERC1155, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev ERC-165 id of ERC-7572: the selector of `contractURI`, its only function.
    bytes4 private constant ERC7572_ID = IEditions.contractURI.selector;

    /// @dev {Content}'s fields, and the count beside the small ones: a sale writes one slot here.
    struct Sold {
        bytes32 digest;
        uint8 codec;
        uint8 kind;
        uint64 minted;
    }

    /// @inheritdoc IEditions
    ICampaigns public immutable campaigns;
    /// @inheritdoc IEditions
    IRewardPools public immutable pools;
    /// @inheritdoc IEditions
    IRoyalties public immutable royalties;

    mapping(uint32 campaign => Sold) private _editions;

    /// @param campaigns_ The {Contributions} deployment: settings, brand and times of each campaign.
    /// @param pools_ Where the money goes.
    /// @param royalties_ Who knows where royalties go.
    constructor(ICampaigns campaigns_, IRewardPools pools_, IRoyalties royalties_) ERC1155("") {
        campaigns = campaigns_;
        pools = pools_;
        royalties = royalties_;
    }

    /*//////////////////////////////////////////////////////////////
                                SELLING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function setEdition(uint32 campaign, Content calldata content) external nonReentrant {
        if (msg.sender != campaigns.brandOf(campaign)) revert NotTheBrand(campaign, msg.sender);
        if (content.digest == 0 || content.codec > 1 || content.kind > uint8(type(MediaKind).max)) {
            revert BadContent(content.digest, content.codec, content.kind);
        }
        Sold storage edition = _editions[campaign];
        if (edition.minted != 0) revert ContentFixed(campaign, edition.minted);

        (edition.digest, edition.codec, edition.kind) = (content.digest, content.codec, content.kind);

        emit EditionSet(campaign, content.digest, content.codec, content.kind);
        emit URI(EditionMetadata.uri(campaign, content), campaign);
    }

    /// @inheritdoc IEditions
    function mint(uint32 campaign, address to, uint64 amount, Content calldata content)
        external
        payable
        nonReentrant
    {
        if (amount == 0) revert NothingMinted();
        Sold storage edition = _checkContent(campaign, content);
        _checkTime(campaign);
        Settings memory settings = campaigns.settingsOf(campaign);
        address token = settings.editionToken;
        _checkRoll(campaign, token);

        _count(campaign, edition, amount, settings.editionCap);
        uint256 price = uint256(settings.editionPrice) * amount;

        emit EditionMinted(campaign, msg.sender, to, amount, token, price);

        _pay(campaign, token, price);
        _mint(to, campaign, amount, "");
    }

    function _checkContent(uint32 campaign, Content calldata seen) private view returns (Sold storage edition) {
        edition = _editions[campaign];
        Sold memory there = edition;
        if (there.digest == 0) revert NoEdition(campaign);
        if (seen.digest != there.digest || seen.codec != there.codec || seen.kind != there.kind) {
            revert OtherContent(campaign, there.digest, there.codec, there.kind);
        }
    }

    /// @dev Where settings aren't fixed, the brand could still change price and times in front of a collector.
    function _checkTime(uint32 campaign) private view {
        if (!campaigns.isLocked(campaign)) revert SettingsNotFixed(campaign);
        (,,, uint40 rollAt,) = campaigns.scheduleOf(campaign);
        if (block.timestamp < rollAt) revert RollOpen(campaign, block.timestamp, rollAt);
    }

    function _checkRoll(uint32 campaign, address token) private view {
        IRewardPools.Pool memory pool = pools.poolOf(campaign, token);
        if (pool.emptyStood && pool.root == 0) revert RollEmpty(campaign, token);
    }

    function _count(uint32 campaign, Sold storage edition, uint64 amount, uint32 cap) private {
        uint64 minted = edition.minted;
        uint64 most = cap == 0 ? type(uint64).max : cap;
        if (amount > most - minted) revert CapExceeded(campaign, minted, amount, most);

        edition.minted = minted + amount;
    }

    /// @dev Takes the price and hands all that is here of the token to the pool, so that nothing stays.
    function _pay(uint32 campaign, address token, uint256 price) private {
        uint256 value = token == address(0) ? price : 0;
        if (msg.value != value) revert WrongValue(msg.value, value);
        if (price == 0) return;

        if (token == address(0)) {
            uint256 balance = address(this).balance;
            pools.addProceeds{value: balance}(campaign, token, balance);
            return;
        }
        if (token.code.length == 0) revert NotAToken(token);
        IERC20(token).safeTransferFrom(msg.sender, address(this), price);
        uint256 held = IERC20(token).balanceOf(address(this));
        IERC20(token).forceApprove(address(pools), held);
        pools.addProceeds(campaign, token, held);
    }

    /*//////////////////////////////////////////////////////////////
                                READING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc IEditions
    function editionOf(uint32 campaign) external view returns (Edition memory) {
        Sold memory edition = _existing(campaign);
        Settings memory settings = campaigns.settingsOf(campaign);
        return Edition({
            content: Content(edition.digest, edition.codec, edition.kind),
            minted: edition.minted,
            cap: settings.editionCap,
            token: settings.editionToken,
            price: settings.editionPrice
        });
    }

    /// @inheritdoc IEditions
    function totalSupply(uint256 id) external view returns (uint256) {
        return id > type(uint32).max ? 0 : _editions[uint32(id)].minted;
    }

    /// @notice ERC-1155 metadata as `data:` JSON, see {EditionMetadata}; fails with {NoEdition} where there is no content.
    function uri(uint256 id) public view override returns (string memory) {
        Sold memory edition = _existing(id);
        return EditionMetadata.uri(uint32(id), Content(edition.digest, edition.codec, edition.kind));
    }

    /// @inheritdoc IEditions
    function contractURI() external pure returns (string memory) {
        return EditionMetadata.contractURI();
    }

    /// @inheritdoc IERC2981
    /// @dev The campaign's royalty, to its forwarder: the same as for the works themselves. Nothing for a campaign that doesn't
    /// exist, rather than a revert: marketplaces ask about any id.
    function royaltyInfo(uint256 id, uint256 salePrice) external view returns (address receiver, uint256 royalty) {
        if (id == 0 || id > campaigns.campaignCount()) return (address(0), 0);
        // Split, so that no price overflows: (q · 10,000 + r) · bps / 10,000 = q · bps + r · bps / 10,000.
        uint256 bps = campaigns.settingsOf(uint32(id)).royaltyBps;
        royalty = (salePrice / 10_000) * bps + ((salePrice % 10_000) * bps) / 10_000;
        receiver = royalties.forwarderOf(uint32(id));
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 id) public view override(ERC1155, IERC165) returns (bool) {
        return id == type(IERC2981).interfaceId || id == ERC7572_ID || super.supportsInterface(id);
    }

    function _existing(uint256 id) private view returns (Sold memory edition) {
        if (id > type(uint32).max) revert NoEdition(id);
        edition = _editions[uint32(id)];
        if (edition.digest == 0) revert NoEdition(id);
    }
}
