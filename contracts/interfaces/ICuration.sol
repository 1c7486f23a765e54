// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

/// @title Curation
/// @notice Verdicts on contributions with reasons, appeals against them, votes, and polls. The event log is the record:
/// storage holds the bonds of appeals and nothing else.
/// @dev All times in unix seconds; all intervals take their first second and not their last. What counts, in one place:
///
/// - the last verdict on (id, author) before the review ends; none by then counts as accepted with score 0;
/// - an appeal on (id, author) matters where the work stands rejected: upheld it is accepted with the arbiter's score,
///   undecided it is accepted with score 0, rejected it stays as it was. On a work that wasn't rejected, or that has
///   another author when the roll closes, or that is on no valid leaf and never minted, it changes nothing;
/// - verdicts and appeals are bound to id *and* author, and fall away when authorship is corrected; votes are bound to the id.
///   A correction after the review is no way round a rejection, though: one for what the work is (any reason but 2 and 3)
///   stays with the work then, unless an appeal against it was upheld; the new author may appeal while there is time.
///
/// What the parties trust each other for:
///
/// - the brand and its curators can reject whom they like, and score as they like, until the last second of the review: it
///   is public, and no chain can judge it. Against a rejection there is the appeal; against a low score there is none. None
///   of them can touch an appeal, its bond, or a vote;
/// - the arbiter has the last word on appeals. A bad one can reject all of them or uphold what it likes; it can't decide
///   twice, nor before authors have had their half of the time, nor take a bond: those go to the pool. One that sleeps
///   loses all appeals to the authors; nobody's bond waits for it;
/// - an author can appeal without need, or for a work that doesn't exist: that costs nobody anything but the arbiter's
///   attention, and the bond while it lasts (where it is 0, nothing: a campaign that asks for none invites idle appeals);
/// - a voter can have many keys. Quadratic voting doesn't resist many identities; a campaign's list of voters does;
/// - nobody can block a decision, a bond or a vote of somebody else: bonds are fetched, and nothing here waits for a receiver.
interface ICuration {
    /// @notice One verdict.
    struct Verdict {
        /// The contribution. It need not be minted yet, but its campaign must be the one under review.
        uint256 id;
        /// Whose work it is, as the curator saw it.
        address author;
        bool accepted;
        /// 0 … 10,000; 0 when rejected.
        uint16 score;
        /// 0 when accepted; else 1 off brief, 2 copy of another's work, 3 rights missing, 4 unsafe, 5 below the brief's bar,
        /// 6 undisclosed AI, 7 spam, 8 other (then a note is due).
        uint8 reason;
        /// sha2-256 digest of a note (a raw block on IPFS); 0: none.
        bytes32 note;
    }

    /// @notice What became of an appeal. `Pending` after the appeal period means undecided: for the author, with score 0.
    enum AppealState {
        None,
        Pending,
        Upheld,
        Rejected
    }

    /// @notice What is known on chain of an appeal: one storage slot.
    struct Appeal {
        AppealState state;
        /// What is held for the appellant, in wei; 0 once it left, or where the campaign asks for none.
        uint96 bond;
        /// End of the appeal period: from then on nothing holds the bond back.
        uint40 returnsAt;
    }

    /// @notice The arbiter's word on one appeal.
    struct Decision {
        uint256 id;
        /// Who appealed.
        address author;
        bool upheld;
        /// The score of a work that is accepted by this, 0 … 10,000; 0 where not upheld.
        uint16 score;
        /// sha2-256 digest of a note (a raw block on IPFS); 0: none.
        bytes32 note;
    }

    /// @notice Votes on one work.
    struct Vote {
        /// The contribution. It need not be minted yet, but its campaign must be the one voted in.
        uint256 id;
        /// 1 … 10.
        uint16 votes;
    }

    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice A curator gave a verdict; it replaces earlier ones on the same id and author.
    event Reviewed(
        uint256 indexed id,
        address indexed author,
        address indexed curator,
        bool accepted,
        uint16 score,
        uint8 reason,
        bytes32 note
    );

    /// @notice An author appealed. Where the work isn't minted, that it is the author's is for its leaf to show.
    /// @param bond In wei.
    event Appealed(uint32 indexed campaign, uint256 indexed id, address indexed author, uint96 bond);

    /// @notice The arbiter decided, for ever. It counts only while `author` is the work's author.
    /// @param forfeited What of the bond goes to the campaign's ETH pool, in wei. 0 where the appeal was upheld, where its
    /// bond was 0 or had left, and where it had fallen away because the work has another author.
    event AppealDecided(
        uint32 indexed campaign,
        uint256 indexed id,
        address indexed author,
        address arbiter,
        bool upheld,
        uint16 score,
        bytes32 note,
        uint96 forfeited
    );

    /// @notice A bond left for `to`, whom the appellant chose, or who is the appellant. In wei.
    event BondReturned(uint256 indexed id, address indexed author, address indexed to, uint96 bond);

    /// @notice The bonds of rejected appeals went to the campaign's ETH pool. In wei.
    event BondsForwarded(uint32 indexed campaign, uint256 amount);

    /// @notice Votes were given directly; they add to what the voter gave the work before.
    event Voted(uint32 indexed campaign, address indexed voter, uint256 indexed id, uint16 votes);

    /// @notice A poll was opened. Of several with one (campaign, poll) the first counts, so that nobody moves its end.
    /// @param poll sha2-256 digest of the poll's document (a raw block on IPFS): the question, and its options from 0.
    /// @param by The brand or a curator.
    /// @param closes First second in which it takes no more answers.
    event PollOpened(uint32 indexed campaign, bytes32 indexed poll, address indexed by, uint40 closes);

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when the pools are those of another deployment of {Contributions}.
    error OtherDeployment(address contributions, address pools);
    /// @notice Thrown when the caller may not review for the campaign.
    error NotCurator(uint32 campaign, address caller);
    /// @notice Thrown outside the review: from `opens` until the review period ends. Unix seconds.
    error OutsideReview(uint32 campaign, uint256 time, uint40 reviewEnds);
    /// @notice Thrown when a verdict, decision or vote is about another campaign's work.
    error OtherCampaign(uint32 campaign, uint256 id);
    /// @notice Thrown when score, reason and acceptance don't fit together.
    error BadVerdict(uint256 id, bool accepted, uint16 score, uint8 reason);
    /// @notice Thrown when a minted work has another author.
    error OtherAuthor(uint256 id, address given, address author);
    /// @notice Thrown when a batch is empty.
    error NoVerdicts();
    /// @notice Thrown when nothing was ever contributed to, anchored for or paid into a campaign: its settings can still change.
    error NotLocked(uint32 campaign);

    /// @notice Thrown when an appeal comes outside `[from, until)`, the first half of the appeal period.
    error OutsideAppeals(uint32 campaign, uint256 time, uint40 from, uint40 until);
    /// @notice Thrown when this author appealed for this work before: once is all.
    error AlreadyAppealed(uint256 id, address author);
    /// @notice Thrown when a batch of decisions is empty.
    error NoDecisions();
    /// @notice Thrown when a decision comes outside `[from, until)`, the second half of the appeal period.
    error OutsideDecisions(uint32 campaign, uint256 time, uint40 from, uint40 until);
    /// @notice Thrown when a score is above 10,000, or above 0 where the appeal isn't upheld.
    error BadDecision(uint256 id, address author, bool upheld, uint16 score);
    /// @notice Thrown when nobody appealed for this work as this author.
    error NoAppeal(uint256 id, address author);
    /// @notice Thrown when the appeal was decided before, by whoever was the arbiter then.
    error AlreadyDecided(uint256 id, address author);
    /// @notice Thrown when somebody else would send an appellant's bond elsewhere than to the appellant.
    error NotAppellant(uint256 id, address author, address caller);
    /// @notice Thrown when no bond is held for this appeal (any more).
    error NoBond(uint256 id, address author);
    /// @notice Thrown while the appeal is pending: the bond returns by a decision, or from `returnsAt` on.
    error BondHeld(uint256 id, address author, uint40 returnsAt);
    /// @notice Thrown when no rejected appeal's bond waits for the campaign's pool.
    error NothingToForward(uint32 campaign);

    /// @notice Thrown when a batch of votes is empty, or longer than a voter's credits could ever pay for.
    error BadBallot(uint256 count, uint256 most);
    /// @notice Thrown when the campaign's rule has no community part.
    error NoVoting(uint32 campaign);
    /// @notice Thrown when votes come outside `[from, until)`.
    error OutsideVoting(uint32 campaign, uint256 time, uint40 from, uint40 until);
    /// @notice Thrown when the votes on a work are 0, or more than a voter's credits could ever pay for.
    error BadVotes(uint256 id, uint16 votes, uint16 most);
    /// @notice Thrown when the proof doesn't lead from the caller to the campaign's list of voters.
    error NotVoter(uint32 campaign, address caller);
    /// @notice Thrown when a proof is given where the campaign has no list of voters.
    error UnneededProof(uint32 campaign);
    /// @notice Thrown when a poll has no document.
    error EmptyPoll(uint32 campaign);
    /// @notice Thrown when a poll would be over when it opens.
    error PollEndsInPast(uint32 campaign, bytes32 poll, uint40 closes, uint256 time);

    /*//////////////////////////////////////////////////////////////
                                VERDICTS
    //////////////////////////////////////////////////////////////*/

    /// @notice Gives verdicts, at once, on any number of works of one campaign. By the brand or a curator, from `opens` until
    /// the review ends (curators may begin while the campaign is open; the last verdict counts).
    function review(uint32 campaign, Verdict[] calldata verdicts) external;

    /*//////////////////////////////////////////////////////////////
                                 APPEALS
    //////////////////////////////////////////////////////////////*/

    /// @notice Appeals against the rejection of the caller's work, in the first half of the appeal period: from the end of
    /// the review until just before its middle (rounded down). Once per work and author, ever. Exactly the campaign's
    /// `appealBond` comes along, in wei.
    /// @dev The chain doesn't know verdicts: an appeal for a work that wasn't rejected is taken, and changes nothing. Nor does
    /// it know the author of a work that is anchored and not minted: then anybody's appeal is taken, each for itself, and
    /// whoever isn't the leaf's author has appealed for nothing. Where the work is minted only its author can.
    /// If authorship is corrected later the appeal falls away: it can still be decided, but that counts only if the author
    /// comes back, and the bond returns at once and whatever is decided.
    function appeal(uint256 id) external payable;

    /// @notice Decides appeals, each once and for ever. By who is the arbiter then, in the second half of the appeal period:
    /// from its middle until just before its end. Whole or not at all.
    /// @dev Nobody else can make a batch fail: not by a change of authors (a decision that fell away is written down all the
    /// same), nor by a pool that refuses the bonds (they wait here, see {forwardBonds}). Whether a rejected appeal was idle
    /// or only wrong makes no difference: its bond goes to the campaign's ETH pool. A work that wasn't rejected keeps its
    /// verdict whatever is decided; what the decision then settles is the bond.
    function decideAppeals(uint32 campaign, Decision[] calldata decisions) external;

    /// @notice Pays an appellant's bond out: upheld, or undecided when the appeal period is over, or fallen away (the work has
    /// another author). By the appellant to anybody, by anybody else to the appellant. Nothing takes it away in time.
    /// @dev Safety: it depends on nothing but the appeal's own slot once the period is over.
    function withdrawBond(uint256 id, address author, address to) external;

    /// @notice Pays the bonds of rejected appeals into the campaign's ETH pool. By anybody, as often as there are any.
    /// @dev Apart from {decideAppeals}, so that no state of the pool can hold a decision up. They can go nowhere else; while
    /// the pool refuses them, they stay.
    function forwardBonds(uint32 campaign) external;

    /*//////////////////////////////////////////////////////////////
                             VOTES AND POLLS
    //////////////////////////////////////////////////////////////*/

    /// @notice Votes for works of one campaign whose rule has a community part, while `opens` ≤ now < `votesClose`. Final:
    /// a vote can't be taken back.
    /// @dev What the chain checks is what it can know: time, campaign, 1 … 10 votes at a time, at most 100 entries, and
    /// membership where the campaign has a list of voters. The rest is for whoever computes the rewards, in the order (block,
    /// log, leaf): a voter has 100 credits in a campaign, its votes on one work add up (in one batch, in several, direct or
    /// anchored) and cost the square of their sum; an entry from a voter who has no accepted work where there is no list,
    /// or for a work the voter made or is credited in, or that isn't on the roll, or that would pass the budget, counts for
    /// nothing and costs nothing. A work named twice in a batch is the same as two batches.
    /// @param proof From the caller to the campaign's `voterRoot`, a root of OpenZeppelin's `StandardMerkleTree` over
    /// `(address)`; empty where that is 0.
    function vote(uint32 campaign, Vote[] calldata votes, bytes32[] calldata proof) external;

    /// @notice Opens a poll: an opinion, open to all, on which no money hangs. By the brand or a curator.
    /// @dev Answers are signed ({pollAnswerHash}) and anchored. One counts if it was anchored after this event and before
    /// `closes` + 1 hour, and names an option that the document has. Many keys are many answers.
    function openPoll(uint32 campaign, bytes32 poll, uint40 closes) external;

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @notice What a voter signs so that a relay can anchor the vote: the EIP-712 digest, under this contract's own domain
    /// ("Colophon Curation", version "1", ERC-5267), of
    /// `Vote(uint32 campaign,address voter,uint256 id,uint16 votes,uint32 epoch,uint64 deadline)`.
    /// @dev A leaf counts when the anchor is one of votes of that campaign, which is also the id's; `votes` is 1 … 10; low-s
    /// ecrecover gives `voter`; `deadline` is not before the anchor's time; `epoch` is the voter's at the anchor's block
    /// ({IContributions-epochOf}); and, where the campaign has a list of voters, the data file proves membership. The same
    /// digest counts once, where it comes first: a relay that anchors it again adds nothing. Who means to give the same
    /// votes once more signs another deadline.
    /// @param deadline Last second in which it may be anchored.
    function voteHash(uint32 campaign, address voter, uint256 id, uint16 votes, uint32 epoch, uint64 deadline)
        external
        view
        returns (bytes32);

    /// @notice What is signed to answer a poll: the EIP-712 digest, under the same domain, of
    /// `PollAnswer(uint32 campaign,bytes32 poll,address voter,uint16 option,uint32 epoch,uint64 deadline)`.
    /// @dev As with {voteHash}: deadline and epoch hold at the anchor's block, and a digest counts once, where it comes first.
    /// Of a voter's answers to one poll the last in the order (block, log, leaf) counts. So a relay can't turn a change of
    /// mind back by anchoring the old answer again; who returns to an earlier answer signs another deadline.
    function pollAnswerHash(
        uint32 campaign,
        bytes32 poll,
        address voter,
        uint16 option,
        uint32 epoch,
        uint64 deadline
    ) external view returns (bytes32);

    /// @notice An appeal; all zero where there was none.
    function appealOf(uint256 id, address author) external view returns (Appeal memory);
    /// @notice What waits to be paid into the campaign's ETH pool, in wei.
    function bondsToForward(uint32 campaign) external view returns (uint256);
    /// @notice The deployment whose campaigns are reviewed here.
    function contributions() external view returns (address);
    /// @notice The {RewardPools} of the same deployment, where the bonds of rejected appeals go.
    function pools() external view returns (address);
}
