// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICampaigns} from "./interfaces/ICampaigns.sol";
import {IContributions} from "./interfaces/IContributions.sol";
import {ICuration} from "./interfaces/ICuration.sol";
import {IRewardPools} from "./interfaces/IRewardPools.sol";
import {CurationHash} from "./libraries/CurationHash.sol";
import {Money} from "./libraries/Money.sol";
import {ProofRoot} from "./libraries/ProofRoot.sol";
import {ContributionId} from "./types/ContributionId.sol";
import {Settings} from "./types/Settings.sol";

/// @title Curation
/// @notice See {ICuration}.
/// @dev Holds bonds, and of each appeal one slot. Who may do what, when, and whose work it is are asked of {Contributions};
/// the log is the record.
contract Curation is ICuration, EIP712, ReentrancyGuardTransient {
    /// @dev Highest score.
    uint16 private constant SCORE_MAX = 10_000;
    /// @dev Highest reason: "other", which owes a note.
    uint8 private constant REASON_OTHER = 8;
    /// @dev Credits of a voter. Each vote costs one at least, so that a longer batch could never count whole.
    uint256 private constant CREDITS = 100;
    /// @dev The most votes on one work that the credits pay for: their square is the cost.
    uint16 private constant VOTES_MAX = 10;

    /// @inheritdoc ICuration
    address public immutable contributions;
    /// @inheritdoc ICuration
    address public immutable pools;

    mapping(uint256 id => mapping(address author => Appeal)) private _appeals;

    /// @inheritdoc ICuration
    mapping(uint32 campaign => uint256) public bondsToForward;

    /// @param contributions_ The deployment whose campaigns are reviewed here.
    /// @param pools_ The same deployment's {RewardPools}.
    constructor(address contributions_, address pools_) EIP712("Colophon Curation", "1") {
        if (address(IRewardPools(pools_).campaigns()) != contributions_) {
            revert OtherDeployment(contributions_, pools_);
        }
        (contributions, pools) = (contributions_, pools_);
    }

    /*//////////////////////////////////////////////////////////////
                                VERDICTS
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICuration
    function review(uint32 campaign, Verdict[] calldata verdicts) external {
        if (verdicts.length == 0) revert NoVerdicts();
        _checkCurator(campaign);
        _checkReviewTime(campaign);

        for (uint256 i = 0; i < verdicts.length; ++i) {
            _review(campaign, verdicts[i]);
        }
    }

    function _checkReviewTime(uint32 campaign) private view {
        (uint32 opens,) = ICampaigns(contributions).windowOf(campaign);
        (, uint40 reviewEnds,,,) = ICampaigns(contributions).scheduleOf(campaign);
        if (block.timestamp < opens || block.timestamp >= reviewEnds) {
            revert OutsideReview(campaign, block.timestamp, reviewEnds);
        }
    }

    function _review(uint32 campaign, Verdict calldata verdict) private {
        _checkCampaign(campaign, verdict.id);
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

    /*//////////////////////////////////////////////////////////////
                                 APPEALS
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICuration
    function appeal(uint256 id) external payable nonReentrant {
        uint32 campaign = ContributionId.wrap(id).campaignOf();
        (uint40 from, uint40 middle, uint40 end) = _appealTimes(campaign);
        if (block.timestamp < from || block.timestamp >= middle) {
            revert OutsideAppeals(campaign, block.timestamp, from, middle);
        }
        _checkLocked(campaign);
        uint96 bond = ICampaigns(contributions).settingsOf(campaign).appealBond;
        if (msg.value != bond) revert IRewardPools.WrongValue(msg.value, bond);
        _checkAuthor(id, msg.sender);
        if (_appeals[id][msg.sender].state != AppealState.None) revert AlreadyAppealed(id, msg.sender);

        _appeals[id][msg.sender] = Appeal({state: AppealState.Pending, bond: bond, returnsAt: end});

        emit Appealed(campaign, id, msg.sender, bond);
    }

    /// @inheritdoc ICuration
    function decideAppeals(uint32 campaign, Decision[] calldata decisions) external nonReentrant {
        if (decisions.length == 0) revert NoDecisions();
        if (msg.sender != ICampaigns(contributions).arbiterOf(campaign)) {
            revert ICampaigns.NotArbiter(campaign, msg.sender);
        }
        (, uint40 middle, uint40 end) = _appealTimes(campaign);
        if (block.timestamp < middle || block.timestamp >= end) {
            revert OutsideDecisions(campaign, block.timestamp, middle, end);
        }

        uint256 forfeited = 0;
        for (uint256 i = 0; i < decisions.length; ++i) {
            forfeited += _decide(campaign, decisions[i]);
        }
        if (forfeited != 0) bondsToForward[campaign] += forfeited;
    }

    function _decide(uint32 campaign, Decision calldata decision) private returns (uint96 forfeited) {
        (uint256 id, address author) = (decision.id, decision.author);
        _checkCampaign(campaign, id);
        if (decision.score > (decision.upheld ? SCORE_MAX : 0)) {
            revert BadDecision(id, author, decision.upheld, decision.score);
        }
        Appeal storage made = _appeals[id][author];
        if (made.state == AppealState.None) revert NoAppeal(id, author);
        if (made.state != AppealState.Pending) revert AlreadyDecided(id, author);

        made.state = decision.upheld ? AppealState.Upheld : AppealState.Rejected;
        if (!decision.upheld && !_fellAway(id, author)) {
            forfeited = made.bond;
            made.bond = 0;
        }

        emit AppealDecided(
            campaign, id, author, msg.sender, decision.upheld, decision.score, decision.note, forfeited
        );
    }

    /// @inheritdoc ICuration
    function withdrawBond(uint256 id, address author, address to) external nonReentrant {
        if (msg.sender != author && to != author) revert NotAppellant(id, author, msg.sender);
        if (to == address(0)) revert IRewardPools.BadTarget(to);
        Appeal storage made = _appeals[id][author];
        uint96 bond = made.bond;
        if (bond == 0) revert NoBond(id, author);
        bool held = made.state == AppealState.Pending && block.timestamp < made.returnsAt;
        if (held && !_fellAway(id, author)) revert BondHeld(id, author, made.returnsAt);

        made.bond = 0;

        emit BondReturned(id, author, to, bond);

        Money.pay(address(0), to, bond);
    }

    /// @inheritdoc ICuration
    function forwardBonds(uint32 campaign) external nonReentrant {
        uint256 amount = bondsToForward[campaign];
        if (amount == 0) revert NothingToForward(campaign);

        bondsToForward[campaign] = 0;

        emit BondsForwarded(campaign, amount);

        IRewardPools(pools).addProceeds{value: amount}(campaign, address(0), amount);
    }

    /// @inheritdoc ICuration
    function appealOf(uint256 id, address author) external view returns (Appeal memory) {
        return _appeals[id][author];
    }

    /// @dev Appeals are made in `[from, middle)` and decided in `[middle, end)`, in unix seconds.
    function _appealTimes(uint32 campaign) private view returns (uint40 from, uint40 middle, uint40 end) {
        (, from, end,,) = ICampaigns(contributions).scheduleOf(campaign);
        middle = from + (end - from) / 2;
    }

    /// @dev True where the work has another author by now. A work that isn't minted yet has none to compare with.
    function _fellAway(uint256 id, address author) private view returns (bool) {
        address current = _authorOf(id);
        return current != address(0) && current != author;
    }

    /*//////////////////////////////////////////////////////////////
                             VOTES AND POLLS
    //////////////////////////////////////////////////////////////*/

    /// @inheritdoc ICuration
    function vote(uint32 campaign, Vote[] calldata votes, bytes32[] calldata proof) external {
        if (votes.length == 0 || votes.length > CREDITS) revert BadBallot(votes.length, CREDITS);
        Settings memory settings = ICampaigns(contributions).settingsOf(campaign);
        if (settings.communityBps == 0) revert NoVoting(campaign);
        if (block.timestamp < settings.opens || block.timestamp >= settings.votesClose) {
            revert OutsideVoting(campaign, block.timestamp, settings.opens, settings.votesClose);
        }
        _checkLocked(campaign);
        _checkVoter(campaign, settings.voterRoot, proof);

        for (uint256 i = 0; i < votes.length; ++i) {
            (uint256 id, uint16 count) = (votes[i].id, votes[i].votes);
            _checkCampaign(campaign, id);
            if (count == 0 || count > VOTES_MAX) revert BadVotes(id, count, VOTES_MAX);

            emit Voted(campaign, msg.sender, id, count);
        }
    }

    /// @dev The leaf is OpenZeppelin's, of `(address)`: hashed twice, so that no inner node can pass for a voter.
    function _checkVoter(uint32 campaign, bytes32 root, bytes32[] calldata proof) private view {
        if (root == 0) {
            if (proof.length != 0) revert UnneededProof(campaign);
            return;
        }
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(msg.sender))));
        if (ProofRoot.climb(proof, leaf) != root) revert NotVoter(campaign, msg.sender);
    }

    /// @inheritdoc ICuration
    function openPoll(uint32 campaign, bytes32 poll, uint40 closes) external {
        _checkCurator(campaign);
        if (poll == 0) revert EmptyPoll(campaign);
        if (closes <= block.timestamp) revert PollEndsInPast(campaign, poll, closes, block.timestamp);

        emit PollOpened(campaign, poll, msg.sender, closes);
    }

    /// @inheritdoc ICuration
    function voteHash(uint32 campaign, address voter, uint256 id, uint16 votes, uint32 epoch, uint64 deadline)
        external
        view
        returns (bytes32)
    {
        return _hashTypedDataV4(CurationHash.vote(campaign, voter, id, votes, epoch, deadline));
    }

    /// @inheritdoc ICuration
    function pollAnswerHash(
        uint32 campaign,
        bytes32 poll,
        address voter,
        uint16 option,
        uint32 epoch,
        uint64 deadline
    ) external view returns (bytes32) {
        return _hashTypedDataV4(CurationHash.pollAnswer(campaign, poll, voter, option, epoch, deadline));
    }

    /*//////////////////////////////////////////////////////////////
                                 CHECKS
    //////////////////////////////////////////////////////////////*/

    function _checkCampaign(uint32 campaign, uint256 id) private pure {
        if (ContributionId.wrap(id).campaignOf() != campaign) revert OtherCampaign(campaign, id);
    }

    function _checkCurator(uint32 campaign) private view {
        if (!ICampaigns(contributions).mayReview(campaign, msg.sender)) revert NotCurator(campaign, msg.sender);
    }

    /// @dev Until then nothing was contributed, and the brand could still move every time that is judged by here.
    function _checkLocked(uint32 campaign) private view {
        if (!ICampaigns(contributions).isLocked(campaign)) revert NotLocked(campaign);
    }

    /// @dev A work that isn't minted yet has no author on chain to compare with.
    function _checkAuthor(uint256 id, address given) private view {
        address author = _authorOf(id);
        if (author != address(0) && author != given) revert OtherAuthor(id, given, author);
    }

    /// @dev 0 where the work isn't minted. Whoever starves this call of gas has a 64th of too little left to write anything.
    function _authorOf(uint256 id) private view returns (address author) {
        try IContributions(contributions).authorOf(id) returns (address known) {
            author = known;
        } catch {}
    }
}
