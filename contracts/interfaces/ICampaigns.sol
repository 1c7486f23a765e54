// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Limits, Settings} from "../types/Settings.sol";

/// @title Campaigns
/// @notice An open call by a brand: settings, terms, window, roles.
/// @dev Nobody owns the protocol: there is no owner, proxy, pause or fee, and whoever opens a campaign rules
/// that one and no other. What the parties trust each other for:
///
/// - the brand can change settings only until the campaign is locked (first contribution, commitment, anchor or funding);
///   after that only terms, curators and the relay, each change numbered and in the log;
/// - the arbiter is never the brand, at opening and at every hand-over; that the two are not friends is not promised;
/// - a contribution names the config hash it was made under, so new terms never reach back.
interface ICampaigns {
    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice A campaign was opened.
    /// @param campaign Its number, from 1, without gaps.
    /// @param brand Who opened it.
    /// @param arbiter Who settles appeals and disputes.
    /// @param relay Who may put anchors on chain for it; 0 for nobody.
    /// @param settings All settings.
    /// @param terms sha2-256 digest of the terms document (a raw block on IPFS), version 1.
    /// @param config The config hash of settings and terms.
    event CampaignOpened(
        uint32 indexed campaign,
        address indexed brand,
        address indexed arbiter,
        address relay,
        Settings settings,
        bytes32 terms,
        bytes20 config
    );

    /// @notice The brand changed the settings of a campaign that was not yet locked.
    event SettingsChanged(uint32 indexed campaign, Settings settings, bytes20 config);

    /// @notice The campaign's settings are fixed from here on.
    event CampaignLocked(uint32 indexed campaign);

    /// @notice New terms apply to what is contributed from here on.
    /// @param version 2 for the first change.
    event TermsPublished(uint32 indexed campaign, uint32 indexed version, bytes32 terms, bytes20 config);

    /// @notice A curator was named or dismissed.
    event CuratorSet(uint32 indexed campaign, address indexed curator, bool active);

    /// @notice The relay was changed; 0: none.
    event RelaySet(uint32 indexed campaign, address indexed relay);

    /// @notice The brand offered its role to `to`, who has to accept; 0 withdraws the offer.
    event BrandOffered(uint32 indexed campaign, address indexed to);
    /// @notice `brand` accepted and is the campaign's brand from here on.
    event BrandChanged(uint32 indexed campaign, address indexed brand);
    /// @notice The arbiter offered its role to `to`, who has to accept; 0 withdraws the offer.
    event ArbiterOffered(uint32 indexed campaign, address indexed to);
    /// @notice `arbiter` accepted and is the campaign's arbiter from here on.
    event ArbiterChanged(uint32 indexed campaign, address indexed arbiter);

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown outside `[opens, closes)`. All in unix seconds.
    error OutsideWindow(uint32 campaign, uint256 time, uint32 opens, uint32 closes);
    /// @notice Thrown when no campaign bears the number.
    error UnknownCampaign(uint32 campaign);
    /// @notice Thrown when the caller does not hold the role the call needs.
    error NotBrand(uint32 campaign, address caller);
    /// @notice Thrown when the caller is not the one a role was offered to.
    error NotOffered(uint32 campaign, address caller);
    /// @notice Thrown when the caller is not the campaign's arbiter.
    error NotArbiter(uint32 campaign, address caller);
    /// @notice Thrown when the arbiter would be the brand, or nobody.
    error ArbiterNotIndependent(address arbiter);
    /// @notice Thrown when settings would change after the first contribution, commitment, anchor or funding.
    error SettingsFixed(uint32 campaign);
    /// @notice Thrown when `closes` is not after `opens`, or already past.
    error BadWindow(uint32 opens, uint32 closes);
    /// @notice Thrown when a period is outside its bounds. All in seconds. `setting` is the field's name.
    error BadPeriod(string setting, uint256 value, uint256 least, uint256 most);
    /// @notice Thrown when the rule's three parts don't sum to 10,000, or the lineage share is above 5,000.
    error BadRule(uint16 equalBps, uint16 curatedBps, uint16 communityBps, uint16 lineageBps);
    /// @notice Thrown when the royalty is above 1,000 bps.
    error RoyaltyTooHigh(uint16 royaltyBps);
    /// @notice Thrown when the appeal bond is above the deployment's cap. In wei.
    error AppealBondTooHigh(uint96 bond, uint96 cap);
    /// @notice Thrown when a sealed campaign asks for a format that needs parents.
    error FormatNeedsOpenCampaign();
    /// @notice Thrown when terms are empty.
    error EmptyTerms();

    /*//////////////////////////////////////////////////////////////
                                OPENING
    //////////////////////////////////////////////////////////////*/

    /// @notice Opens a campaign; the caller is its brand.
    /// @param arbiter Never the brand, never zero.
    /// @param relay Who may anchor for it; 0 for nobody.
    /// @param settings See {Settings}; every bound is checked here.
    /// @param terms Digest of the terms document.
    /// @param curators Who may review beside the brand.
    /// @return campaign The new campaign's number.
    function openCampaign(
        address arbiter,
        address relay,
        Settings calldata settings,
        bytes32 terms,
        address[] calldata curators
    ) external returns (uint32 campaign);

    /// @notice Replaces all settings of a campaign that is not locked yet. By the brand.
    function changeSettings(uint32 campaign, Settings calldata settings) external;

    /// @notice Fixes the settings for ever. Idempotent, and open to anybody: whoever could call this could as
    /// well fund or contribute, which lock too. {IRewardPools-fund} calls it.
    function lock(uint32 campaign) external;

    /*//////////////////////////////////////////////////////////////
                             TERMS AND ROLES
    //////////////////////////////////////////////////////////////*/

    /// @notice Publishes new terms. By the brand. Works that were anchored, or committed to, under earlier ones can still be
    /// certified under those; what was signed under those of until now can be anchored for another hour.
    function publishTerms(uint32 campaign, bytes32 terms) external;
    /// @notice Names or dismisses a curator. By the brand.
    function setCurator(uint32 campaign, address curator, bool active) external;
    /// @notice Changes the relay. By the brand.
    function setRelay(uint32 campaign, address relay) external;
    /// @notice Offers the brand's role. By the brand.
    function offerBrand(uint32 campaign, address to) external;
    /// @notice Accepts the brand's role. By whom it was offered to; refused for the arbiter.
    function acceptBrand(uint32 campaign) external;
    /// @notice Offers the arbiter's role. By the arbiter.
    function offerArbiter(uint32 campaign, address to) external;
    /// @notice Accepts the arbiter's role. By whom it was offered to; refused for the brand.
    function acceptArbiter(uint32 campaign) external;

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @notice The floors and the cap that this deployment sets for periods (seconds) and appeal bonds (wei).
    function limits() external view returns (Limits memory);
    /// @notice How many campaigns there are; they are numbered from 1.
    function campaignCount() external view returns (uint32);
    /// @notice The config hash that a contribution made now must name:
    /// the first 160 bits of keccak256(abi.encode(chain id, this contract, campaign, keccak256(abi.encode(settings)), terms version, terms)).
    function configOf(uint32 campaign) external view returns (bytes20);
    /// @notice When contributions are taken: from `opens` until just before `closes`, in unix seconds.
    function windowOf(uint32 campaign) external view returns (uint32 opens, uint32 closes);
    /// @notice All settings, as stored.
    function settingsOf(uint32 campaign) external view returns (Settings memory);
    /// @notice The current terms and their version (from 1).
    function termsOf(uint32 campaign) external view returns (uint32 version, bytes32 terms);
    /// @notice Who rules the campaign now.
    function brandOf(uint32 campaign) external view returns (address);
    /// @notice Who settles its appeals and disputes now.
    function arbiterOf(uint32 campaign) external view returns (address);
    /// @notice Who may put anchors on chain for it now; 0: nobody.
    function relayOf(uint32 campaign) external view returns (address);
    /// @notice True for the brand and for each active curator.
    function mayReview(uint32 campaign, address account) external view returns (bool);
    /// @notice True once its settings are fixed for ever.
    function isLocked(uint32 campaign) external view returns (bool);
    /// @notice The fixed times of a campaign, in unix seconds.
    /// @return reviewStarts `closes`, + 7 days if sealed.
    /// @return reviewEnds The last verdict before this counts.
    /// @return appealsEnd End of the appeal period.
    /// @return rollAt When the roll closes: review start + review + appeal + finality periods.
    /// @return settleBy Until then only the brand may propose a statement.
    function scheduleOf(uint32 campaign)
        external
        view
        returns (uint40 reviewStarts, uint40 reviewEnds, uint40 appealsEnd, uint40 rollAt, uint40 settleBy);
}
