// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {SettingsRules} from "./libraries/SettingsRules.sol";
import {CampaignWord, toCampaignWord} from "./types/CampaignWord.sol";
import {Limits, Settings} from "./types/Settings.sol";
import {CampaignLedger} from "./works/CampaignLedger.sol";

/// @title Campaigns
/// @notice See {ICampaigns}.
/// @dev Part of the same deployment as {Contributions}: what a certification needs of its campaign is one storage
/// read, not a call (docs/decisions/0001).
abstract contract Campaigns is ICampaigns, CampaignLedger {
    uint32 private immutable REVIEW_MIN;
    uint32 private immutable APPEAL_MIN;
    uint32 private immutable FINALITY_MIN;
    uint96 private immutable APPEAL_BOND_CAP;

    modifier onlyBrand(uint32 campaign) {
        if (msg.sender != _known(campaign).brand) revert NotBrand(campaign, msg.sender);
        _;
    }

    constructor(Limits memory limits_) {
        SettingsRules.checkLimits(limits_);
        REVIEW_MIN = limits_.reviewMin;
        APPEAL_MIN = limits_.appealMin;
        FINALITY_MIN = limits_.finalityMin;
        APPEAL_BOND_CAP = limits_.appealBondCap;
    }

    /*//////////////////////////////////////////////////////////////
                                OPENING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICampaigns
    function openCampaign(
        address arbiter,
        address relay,
        Settings calldata settings,
        bytes32 terms,
        address[] calldata curators
    ) external returns (uint32 campaign) {
        if (arbiter == address(0) || arbiter == msg.sender) revert ArbiterNotIndependent(arbiter);
        if (terms == 0) revert EmptyTerms();
        SettingsRules.check(settings, limits());

        campaign = ++_campaignCount;
        Details storage details = _details[campaign];
        (details.settings, details.terms) = (settings, terms);
        (details.brand, details.termsVersion) = (msg.sender, 1);
        (details.arbiter, details.relay) = (arbiter, relay);
        bytes20 config = _config(campaign, settings, 1, terms);
        _words[campaign] = toCampaignWord(config, settings);

        emit CampaignOpened(campaign, msg.sender, arbiter, relay, settings, terms, config);

        for (uint256 i = 0; i < curators.length; ++i) {
            _setCurator(campaign, curators[i], true);
        }
    }

    /// @inheritdoc ICampaigns
    function changeSettings(uint32 campaign, Settings calldata settings) external onlyBrand(campaign) {
        if (_words[campaign].isLocked()) revert SettingsFixed(campaign);
        SettingsRules.check(settings, limits());

        Details storage details = _details[campaign];
        details.settings = settings;
        bytes20 config = _config(campaign, settings, details.termsVersion, details.terms);
        _words[campaign] = toCampaignWord(config, settings);

        emit SettingsChanged(campaign, settings, config);
    }

    /// @inheritdoc ICampaigns
    function lock(uint32 campaign) external {
        _lock(campaign, _wordOf(campaign));
    }

    /*//////////////////////////////////////////////////////////////
                             TERMS AND ROLES
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICampaigns
    function publishTerms(uint32 campaign, bytes32 terms) external onlyBrand(campaign) {
        if (terms == 0) revert EmptyTerms();

        Details storage details = _details[campaign];
        uint32 version = ++details.termsVersion;
        details.terms = terms;
        bytes20 config = _config(campaign, details.settings, version, terms);
        CampaignWord word = _words[campaign];
        // What was committed to under these terms may still be shown under them, and what was signed just now anchored. Nothing
        // may where settings can still change.
        if (word.isLocked()) details.replacedAt[word.config()] = uint40(block.timestamp);
        _words[campaign] = word.withConfig(config);

        emit TermsPublished(campaign, version, terms, config);
    }

    /// @inheritdoc ICampaigns
    function setCurator(uint32 campaign, address curator, bool active) external onlyBrand(campaign) {
        _setCurator(campaign, curator, active);
    }

    function _setCurator(uint32 campaign, address curator, bool active) private {
        _curators[campaign][curator] = active;

        emit CuratorSet(campaign, curator, active);
    }

    /// @inheritdoc ICampaigns
    function setRelay(uint32 campaign, address relay) external onlyBrand(campaign) {
        _details[campaign].relay = relay;

        emit RelaySet(campaign, relay);
    }

    /// @inheritdoc ICampaigns
    function offerBrand(uint32 campaign, address to) external onlyBrand(campaign) {
        _details[campaign].offeredBrand = to;

        emit BrandOffered(campaign, to);
    }

    /// @inheritdoc ICampaigns
    function acceptBrand(uint32 campaign) external {
        Details storage details = _known(campaign);
        if (msg.sender != details.offeredBrand) revert NotOffered(campaign, msg.sender);
        if (msg.sender == details.arbiter) revert ArbiterNotIndependent(msg.sender);

        details.brand = msg.sender;
        delete details.offeredBrand;

        emit BrandChanged(campaign, msg.sender);
    }

    /// @inheritdoc ICampaigns
    function offerArbiter(uint32 campaign, address to) external {
        Details storage details = _known(campaign);
        if (msg.sender != details.arbiter) revert NotArbiter(campaign, msg.sender);

        details.offeredArbiter = to;

        emit ArbiterOffered(campaign, to);
    }

    /// @inheritdoc ICampaigns
    function acceptArbiter(uint32 campaign) external {
        Details storage details = _known(campaign);
        if (msg.sender != details.offeredArbiter) revert NotOffered(campaign, msg.sender);
        if (msg.sender == details.brand) revert ArbiterNotIndependent(msg.sender);

        details.arbiter = msg.sender;
        delete details.offeredArbiter;

        emit ArbiterChanged(campaign, msg.sender);
    }

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICampaigns
    function limits() public view returns (Limits memory) {
        return Limits(REVIEW_MIN, APPEAL_MIN, FINALITY_MIN, APPEAL_BOND_CAP);
    }

    /// @inheritdoc ICampaigns
    function campaignCount() external view returns (uint32) {
        return _campaignCount;
    }

    /// @inheritdoc ICampaigns
    function configOf(uint32 campaign) external view returns (bytes20) {
        return _wordOf(campaign).config();
    }

    /// @inheritdoc ICampaigns
    function windowOf(uint32 campaign) external view returns (uint32 opens, uint32 closes) {
        CampaignWord word = _wordOf(campaign);
        return (word.opens(), word.closes());
    }

    /// @inheritdoc ICampaigns
    function settingsOf(uint32 campaign) external view returns (Settings memory) {
        return _known(campaign).settings;
    }

    /// @inheritdoc ICampaigns
    function termsOf(uint32 campaign) external view returns (uint32 version, bytes32 terms) {
        Details storage details = _known(campaign);
        return (details.termsVersion, details.terms);
    }

    /// @inheritdoc ICampaigns
    function brandOf(uint32 campaign) external view returns (address) {
        return _known(campaign).brand;
    }

    /// @inheritdoc ICampaigns
    function arbiterOf(uint32 campaign) external view returns (address) {
        return _known(campaign).arbiter;
    }

    /// @inheritdoc ICampaigns
    function relayOf(uint32 campaign) external view returns (address) {
        return _known(campaign).relay;
    }

    /// @inheritdoc ICampaigns
    function mayReview(uint32 campaign, address account) external view returns (bool) {
        return account == _known(campaign).brand || _curators[campaign][account];
    }

    /// @inheritdoc ICampaigns
    function isLocked(uint32 campaign) external view returns (bool) {
        return _wordOf(campaign).isLocked();
    }

    /// @inheritdoc ICampaigns
    function scheduleOf(uint32 campaign)
        external
        view
        returns (uint40 reviewStarts, uint40 reviewEnds, uint40 appealsEnd, uint40 rollAt, uint40 settleBy)
    {
        Settings storage settings = _known(campaign).settings;
        reviewStarts = settings.closes + uint40(settings.sealedUntilClose ? SettingsRules.REVEAL_PERIOD : 0);
        reviewEnds = reviewStarts + settings.reviewPeriod;
        appealsEnd = reviewEnds + settings.appealPeriod;
        rollAt = appealsEnd + settings.finality;
        settleBy = rollAt + settings.settleWithin;
    }

    /// @dev The only derivation of a config hash. It binds chain and contract, so that a signature under it is good
    /// nowhere else even where two deployments have the same settings.
    function _config(uint32 campaign, Settings memory settings, uint32 version, bytes32 terms)
        private
        view
        returns (bytes20)
    {
        bytes32 settingsHash = keccak256(abi.encode(settings));
        return bytes20(keccak256(abi.encode(block.chainid, address(this), campaign, settingsHash, version, terms)));
    }

    /// @dev ERC-2981: the campaign's share of a resale; nothing where no such campaign exists.
    function _royalty(uint32 campaign, uint256 salePrice) internal view returns (uint256 royalty) {
        // Split, so that no price overflows: (q · 10,000 + r) · bps / 10,000 = q · bps + r · bps / 10,000.
        uint256 bps = _details[campaign].settings.royaltyBps;
        royalty = (salePrice / 10_000) * bps + ((salePrice % 10_000) * bps) / 10_000;
    }
}
