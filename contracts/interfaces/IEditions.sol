// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {ICampaigns} from "./ICampaigns.sol";
import {IRewardPools} from "./IRewardPools.sol";
import {IRoyalties} from "./IRoyalties.sol";

/// @title Editions
/// @notice Copies of a campaign's collective work, as ERC-1155 tokens: the id is the campaign's number. Whoever collects one pays
/// everybody who contributed, because the whole price goes into the campaign's pool.
/// @dev Price, token and cap are the campaign's settings; nothing here is anybody's but what collectors hold. What the parties
/// trust each other for:
///
/// - safety: this contract keeps no money between calls, takes from its caller only, and sends to the pool only. That the
///   content *is* the collective work is the brand's word, as is its media kind; a collector names the content it looked at,
///   and what was once sold stays what it is;
/// - a campaign whose roll is empty has nobody to pay. Once the pool's empty roll stands mints are refused; what was paid
///   before is the brand's then ({IRewardPools-takeProceeds}). A collector who cares looks whether the pool's statement stands;
/// - liveness: sales begin when the roll closes, and need nobody but the brand once, for the content;
/// - tokens: the pool receives what arrives of a token that keeps a fee.
interface IEditions {
    /// @notice What an edition is a copy of.
    struct Content {
        /// sha2-256 digest of the content's root block.
        bytes32 digest;
        /// 0 raw, 1 dag-pb.
        uint8 codec;
        /// See {MediaKind}.
        uint8 kind;
    }

    /// @notice A campaign's edition as it is sold.
    struct Edition {
        Content content;
        /// How many there are.
        uint64 minted;
        /// How many there may be at most; 0: any number.
        uint32 cap;
        /// The token to pay in; 0: ETH.
        address token;
        /// The price of one, in the token's smallest unit.
        uint128 price;
    }

    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice The brand named the content of a campaign's edition. `URI` follows.
    /// @param digest sha2-256 digest of the content's root block; with `codec` (0 raw, 1 dag-pb) this is its CID.
    /// @param kind See {MediaKind}.
    event EditionSet(uint32 indexed campaign, bytes32 indexed digest, uint8 codec, uint8 kind);
    /// @notice Editions were minted. `TransferSingle` follows, and the pool's `ProceedsAdded` tells what arrived of the price.
    /// @param buyer Who paid.
    /// @param to Who got them.
    /// @param price For all of them, in the token's smallest unit.
    event EditionMinted(
        uint32 indexed campaign, address indexed buyer, address indexed to, uint64 amount, address token, uint256 price
    );

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when the caller is not the campaign's brand.
    error NotTheBrand(uint32 campaign, address caller);
    /// @notice Thrown when content would change after the first sale.
    error ContentFixed(uint32 campaign, uint64 minted);
    /// @notice Thrown when content is no content: a digest of 0, a codec above 1, or a kind that {MediaKind} doesn't have.
    error BadContent(bytes32 digest, uint8 codec, uint8 kind);
    /// @notice Thrown when no edition of this id has content.
    error NoEdition(uint256 id);
    /// @notice Thrown when the content named is not the edition's, which this is.
    error OtherContent(uint32 campaign, bytes32 digest, uint8 codec, uint8 kind);
    /// @notice Thrown when nothing would be minted.
    error NothingMinted();
    /// @notice Thrown when a campaign's settings aren't fixed: nothing was ever contributed or funded.
    error SettingsNotFixed(uint32 campaign);
    /// @notice Thrown before the campaign's roll is closed. Unix seconds.
    error RollOpen(uint32 campaign, uint256 time, uint40 rollAt);
    /// @notice Thrown when an empty roll stands in the pool that the price would go to: nobody earned it.
    error RollEmpty(uint32 campaign, address token);
    /// @notice Thrown when there would be more than the cap.
    error CapExceeded(uint32 campaign, uint64 minted, uint64 amount, uint64 cap);
    /// @notice Thrown when the ETH sent is not the price.
    error WrongValue(uint256 sent, uint256 expected);
    /// @notice Thrown when the settings name a token that has no code.
    error NotAToken(address token);

    /*//////////////////////////////////////////////////////////////
                                SELLING
    //////////////////////////////////////////////////////////////*/

    /// @notice Names what a campaign's edition is a copy of. By its brand, as often as it likes until the first is sold.
    function setEdition(uint32 campaign, Content calldata content) external;

    /// @notice Mints editions, from the second in which the campaign's roll closes on. By anybody, to anybody. The price is taken
    /// from the caller (ETH: the exact value; else the caller's allowance for this contract) and is in the pool when this returns.
    /// @dev In this order it is refused where nothing would be minted, the edition has no content or other content, the campaign's
    /// settings aren't fixed, its roll is open, an empty roll stands in the pool, or the cap would be exceeded. A receiver
    /// with code is asked as ERC-1155 says, after everything else.
    /// @param content What the caller looked at. Named, so that another picture can't be put in front of the first sale.
    function mint(uint32 campaign, address to, uint64 amount, Content calldata content) external payable;

    /*//////////////////////////////////////////////////////////////
                                READING
    //////////////////////////////////////////////////////////////*/

    /// @notice A campaign's edition. Fails with {NoEdition} where it has no content.
    function editionOf(uint32 campaign) external view returns (Edition memory);
    /// @notice How many editions of an id there are.
    function totalSupply(uint256 id) external view returns (uint256);
    /// @notice Where the campaigns live.
    function campaigns() external view returns (ICampaigns);
    /// @notice Where the money goes.
    function pools() external view returns (IRewardPools);
    /// @notice Who knows where royalties go.
    function royalties() external view returns (IRoyalties);
    /// @notice ERC-7572: `data:` JSON describing the collection.
    function contractURI() external view returns (string memory);
}
