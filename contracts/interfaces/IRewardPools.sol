// SPDX-License-Identifier: MIT
pragma solidity ^0.8.28;

import {Periods} from "../types/Periods.sol";
import {ICampaigns} from "./ICampaigns.sol";

/// @title RewardPools
/// @notice A brand-funded pool per (campaign, token), split by statements that anyone can recompute; money is pulled.
/// @dev Token 0 is ETH. What is promised: P4–P9 of the protocol. What the parties trust each other for:
///
/// - safety: a wrong statement is stopped if one honest party disputes it and the arbiter is honest, or, where the
///   arbiter is silent, if the honest side raises; an arbiter that colludes with the brand can misdirect the pool;
/// - liveness: nobody's silence locks funds for ever (proposals by anyone after settle-by, refunds where no statement ever stood);
/// - tokens: for those whose balances change only by transfers the contract holds at least what it owes.
interface IRewardPools {
    /// @notice The life of the newest statement.
    enum State {
        /// No proposal yet, or the last one fell.
        None,
        /// Proposed; stands once `claimableFrom` has come.
        Proposed,
        /// Disputed; waits for the arbiter or the raises.
        Disputed,
        /// Disputed and upheld by the arbiter; stands once `claimableFrom` has come, and can't be disputed again.
        Upheld
    }

    /// @notice The pool of one campaign in one token. Amounts in the token's smallest unit, times in unix seconds.
    struct Pool {
        uint128 funded;
        uint128 refunded;
        uint128 paid;
        /// What of funded − refunded is nobody's deposit ({addProceeds}, lost stakes).
        uint128 proceeds;
        /// The standing statement: its root and its cumulative total; 0 if none.
        bytes32 root;
        uint128 total;
        /// The pending one, if `state` isn't None.
        State state;
        bytes32 pendingRoot;
        uint128 pendingTotal;
        uint40 claimableFrom;
        /// How many statements were proposed so far; they are numbered from 1.
        uint32 proposals;
        /// The pending proposal says that the roll is empty ({proposeEmpty}).
        bool pendingEmpty;
        /// An empty roll stood: until a statement stands funders may take back their deposits, and the brand the proceeds.
        bool emptyStood;
    }

    /// @notice A running dispute: who leads, and until when that can be answered.
    struct Dispute {
        /// Which side made the last raise: true, the statement shall stand. The dispute itself is the first raise, against it.
        bool standsLeads;
        /// From when on anybody may raise: the arbiter was silent until then. Unix seconds.
        uint40 raisableFrom;
        /// From when on the leading side has won, and {settle} says so. Until then the arbiter may decide. Unix seconds.
        uint40 answerBy;
        /// What the next raise costs, in the pool's token; 0: it would be above what the proposal gives out, so the next
        /// raise costs nothing, makes the proposal fall and returns all stakes.
        uint128 nextRaise;
        /// How many raises there were, the dispute included.
        uint32 raises;
    }

    /// @notice One claim. `cumulative` is the leaf's: everything the account earned from this pool so far.
    struct Claim {
        uint32 campaign;
        address token;
        address account;
        uint128 cumulative;
        bytes32[] proof;
    }

    /// @notice Many claims of one pool, in the order of a multiproof's leaves.
    struct Batch {
        uint32 campaign;
        address token;
        address[] accounts;
        /// The accounts' leaves, one each.
        uint128[] cumulatives;
        bytes32[] proof;
        bool[] proofFlags;
    }

    /*//////////////////////////////////////////////////////////////
                                 EVENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice `amount` (the measured difference) was added to the pool.
    event Funded(uint32 indexed campaign, address indexed token, address indexed funder, uint128 amount);
    /// @notice `amount` (the measured difference) was added to the pool by `from`, as nobody's deposit. Where `from` is the campaign's
    /// forwarder ({IRoyalties}) it was royalties, where it is {IEditions} the price of editions.
    event ProceedsAdded(uint32 indexed campaign, address indexed token, address indexed from, uint128 amount);
    /// @notice The brand took what was nobody's deposit out of a pool whose empty roll stood.
    event ProceedsTaken(uint32 indexed campaign, address indexed token, address indexed brand, address to, uint128 amount);
    /// @notice A statement was proposed; it stands at `claimableFrom` unless disputed.
    /// @param number The pool's proposals are numbered from 1.
    /// @param total Cumulative total of all statements including this one.
    /// @param statement sha2-256 digest of the statement file's root block on IPFS.
    /// @param codec 0 raw, 1 dag-pb: with the digest this is the file's CID.
    /// @param bond What the proposer put up, in the pool's token.
    event StatementProposed(
        uint32 indexed campaign,
        address indexed token,
        address indexed proposer,
        uint32 number,
        bytes32 root,
        uint128 total,
        bytes32 statement,
        uint8 codec,
        uint128 bond,
        uint40 claimableFrom
    );
    /// @notice The pending statement was disputed with an equal bond.
    event StatementDisputed(uint32 indexed campaign, address indexed token, address indexed disputer, uint32 number, uint128 bond);
    /// @notice The arbiter decided a dispute.
    event DisputeDecided(uint32 indexed campaign, address indexed token, uint32 indexed number, bool stands);
    /// @notice Somebody staked `amount` for a side of a dispute that the arbiter leaves undecided.
    /// @param stands The side: true, the statement shall stand.
    /// @param answerBy From when on this side has won, if nobody answers.
    event StatementRaised(
        uint32 indexed campaign, address indexed token, address indexed raiser, uint32 number, bool stands, uint128 amount, uint40 answerBy
    );
    /// @notice It was proposed that the roll is empty: no work was accepted, so nobody earned anything.
    event EmptyProposed(
        uint32 indexed campaign, address indexed token, address indexed proposer, uint32 number, uint128 bond, uint40 claimableFrom
    );
    /// @notice A statement stands: it can be claimed against. **A statement stands by time alone**, from `claimableFrom`
    /// on if nobody disputed it; claims don't write that down, so this event comes late: with {settle}, the next
    /// proposal or a refund. It comes at once where an arbiter or a raise decided. For a standing empty roll root and total are 0.
    event StatementStood(uint32 indexed campaign, address indexed token, uint32 indexed number, bytes32 root, uint128 total);
    /// @notice A proposal fell.
    event StatementFell(uint32 indexed campaign, address indexed token, uint32 indexed number);
    /// @notice A dispute ended, and `amount` of the losing side's stakes stays in the pool, as proceeds.
    event StakesForfeited(uint32 indexed campaign, address indexed token, uint32 indexed number, uint128 amount);
    /// @notice `amount` was paid to `to` for what `account` earned; `cumulative` is what it has had in all.
    event Claimed(
        uint32 indexed campaign, address indexed token, address indexed account, address to, uint128 amount, uint128 cumulative
    );
    /// @notice A credit (a returned bond or stake) was set aside for `account`, to be withdrawn.
    event Credited(address indexed account, address indexed token, uint256 amount);
    /// @notice A credit was withdrawn.
    event Withdrawn(address indexed account, address indexed token, address to, uint256 amount);
    /// @notice A funder took back its deposits from a pool in which no statement ever stood.
    event Refunded(uint32 indexed campaign, address indexed token, address indexed funder, uint128 amount);

    /*//////////////////////////////////////////////////////////////
                                 ERRORS
    //////////////////////////////////////////////////////////////*/

    /// @notice Thrown when nothing would be funded, or nothing arrived.
    error NothingFunded();
    /// @notice Thrown when the ETH sent is not the amount named.
    error WrongValue(uint256 sent, uint256 expected);
    /// @notice Thrown when a deposit names other settings or terms than the campaign's current ones.
    error OtherConfig(uint32 campaign, bytes20 given, bytes20 current);
    /// @notice Thrown when an amount does not fit 128 bits.
    error AmountTooLarge(uint256 amount);
    /// @notice Thrown before the campaign's roll is closed. Unix seconds.
    error RollOpen(uint32 campaign, uint256 time, uint40 rollAt);
    /// @notice Thrown when only the brand may propose yet. Unix seconds.
    error NotYetOpenToAll(uint32 campaign, uint256 openFrom);
    /// @notice Thrown when a proposal is pending in this pool.
    error ProposalPending(uint32 campaign, address token, uint40 claimableFrom);
    /// @notice Thrown when no proposal is pending in this pool, or not one that this call is about.
    error NothingPending(uint32 campaign, address token);
    /// @notice Thrown when a statement can't be settled yet. Unix seconds.
    error NotDue(uint32 campaign, address token, uint40 dueAt);
    /// @notice Thrown when it is too early to raise: the arbiter has until then. Unix seconds.
    error ArbiterMayDecide(uint32 campaign, address token, uint40 raisableFrom);
    /// @notice Thrown when a dispute was won by the last raise already: {settle} it. Unix seconds.
    error DisputeOver(uint32 campaign, address token, uint40 answerBy);
    /// @notice Thrown when a decision names another statement than the disputed one, whose root and total these are.
    error OtherStatement(uint32 campaign, address token, bytes32 root, uint128 total);
    /// @notice Thrown when a raise is for the side that leads already.
    error AlreadyLeads(uint32 campaign, address token, bool stands);
    /// @notice Thrown when an empty roll is proposed where a statement or an empty roll stood, or nothing was funded.
    error EmptyNotPossible(uint32 campaign, address token);
    /// @notice Thrown when a statement's total is not above the standing one's or above funded − refunded,
    /// or gives out less than half of what is undistributed or 1 % of what was funded.
    error BadTotal(uint128 total, uint128 least, uint128 most);
    /// @notice Thrown when a root is zero.
    error EmptyRoot();
    /// @notice Thrown when the caller is not the campaign's arbiter.
    error NotTheArbiter(uint32 campaign, address caller);
    /// @notice Thrown when the caller is not the campaign's brand.
    error NotTheBrand(uint32 campaign, address caller);
    /// @notice Thrown when no statement stands yet.
    error NothingStands(uint32 campaign, address token);
    /// @notice Thrown when the proof does not lead to the standing root.
    error BadProof(uint32 campaign, address token, address account, uint128 cumulative);
    /// @notice Thrown when an account has already had all that this leaf gives it.
    error NothingToClaim(uint32 campaign, address token, address account);
    /// @notice Thrown when a claim would take out more than the statement's total.
    error TotalExceeded(uint32 campaign, address token, uint256 paid, uint128 total);
    /// @notice Thrown when money would go to the zero address or to this contract.
    error BadTarget(address to);
    /// @notice Thrown when the token's address has no code, or is 0 where an ERC-20 is needed.
    error NotAToken(address token);
    /// @notice Thrown when a token took a bond and nothing of it arrived.
    error BondNotReceived(address token, uint128 bond);
    /// @notice Thrown when a statement's codec is neither 0 (raw) nor 1 (dag-pb).
    error BadCodec(uint8 codec);
    /// @notice Thrown when the lists of a batch are not of one length, or empty.
    error BadBatch(uint256 accounts, uint256 cumulatives);
    /// @notice Thrown when the constructor is given a challenge period of 0.
    error BadPeriods();
    /// @notice Thrown when ETH could not be sent, or a token's answer leaves open whether it was.
    error TransferFailed(address to, uint256 amount);
    /// @notice Thrown when there is nothing to withdraw or refund.
    error NothingOwed(address account, address token);
    /// @notice Thrown when a refund is asked for where a statement stood, one is pending, or the time has not come.
    error NoRefund(uint32 campaign, address token);
    /// @notice Thrown when proceeds would be taken where no empty roll stands: none stood yet, a statement stood since, or one is pending.
    error NoEmptyRoll(uint32 campaign, address token);

    /*//////////////////////////////////////////////////////////////
                                 FUNDING
    //////////////////////////////////////////////////////////////*/

    /// @notice Adds a deposit to a pool, and locks the campaign's settings. Pulls only from the caller; credits the measured difference.
    /// @param amount In the token's smallest unit; for ETH equal to the value sent.
    /// @param config The config hash ({ICampaigns-configOf}) that the funder looked at. Named, so that neither other settings put in
    /// front of a deposit nor another campaign under the same number, after a reorg, takes it.
    /// @return credited What the pool received.
    function fund(uint32 campaign, address token, uint256 amount, bytes20 config) external payable returns (uint128 credited);

    /// @notice Like {fund}, with an ERC-2612 permit tried first; if it fails (front-run, or unsupported) the allowance is used.
    function fundWithPermit(
        uint32 campaign, address token, uint256 amount, bytes20 config, uint256 deadline, uint8 v, bytes32 r, bytes32 s
    ) external returns (uint128 credited);

    /// @notice Adds money that belongs to no depositor: the price of editions, royalties, lost appeal bonds, a gift. By anybody,
    /// at any time, whatever the state of the pool; locks the campaign's settings. Pulls only from the caller.
    /// @dev It is given out by statements like any deposit, but no funder can take it back. Where an empty roll stood, nobody
    /// earned it: then it is the brand's ({takeProceeds}). Where no statement and no empty roll ever stood it waits for one.
    /// @param amount In the token's smallest unit; for ETH equal to the value sent.
    /// @return received What the pool received: the measured difference, never 0.
    function addProceeds(uint32 campaign, address token, uint256 amount) external payable returns (uint128 received);

    /*//////////////////////////////////////////////////////////////
                               STATEMENTS
    //////////////////////////////////////////////////////////////*/

    /// @notice Proposes a statement, with a bond of 1 % of what it gives out (rounded up, in the pool's token). By the
    /// brand from the roll on; by anyone from settle-by on, where the last statement stood at least 30 days ago.
    /// Settles a due statement on the way. The bond comes back as a credit ({withdraw}).
    /// @param total Cumulative: above the standing statement's, at most funded − refunded.
    /// @param statement Digest of the statement file's root block; `codec` 0 raw, 1 dag-pb.
    /// @return number The statement's number.
    function propose(uint32 campaign, address token, bytes32 root, uint128 total, bytes32 statement, uint8 codec)
        external
        payable
        returns (uint32 number);

    /// @notice Proposes that the roll is empty, where no statement ever stood; once this stands, funders may {refund}.
    /// Bond: 1 % of what the pool holds; in ETH more may be sent, and what is too much comes back as a credit, so that a top-up in
    /// front of this call needn't make it fail. By whom {propose} is open to.
    /// @return number The proposal's number.
    function proposeEmpty(uint32 campaign, address token) external payable returns (uint32 number);

    /// @notice Disputes the pending statement, with a bond equal to the proposer's.
    function dispute(uint32 campaign, address token) external payable;

    /// @notice Decides a dispute, until the last raise has won. By the campaign's arbiter. The losing stakes go half to the
    /// winners, pro rata, and half to the pool. A statement that is upheld before its challenge period is over waits for it.
    /// @param root The root of the statement that the arbiter looked at, and `total` its total; both 0 for an empty roll. Named,
    /// so that a decision that comes late can't uphold another statement, proposed and disputed meanwhile.
    function decide(uint32 campaign, address token, bytes32 root, uint128 total, bool stands) external;

    /// @notice Stakes twice the last raise for the side that trails, where the arbiter has been silent for 14 days. Unanswered
    /// for one challenge period, it wins. A raise above what the proposal gives out makes it fall and returns all stakes (its
    /// cost would come back in the same call, so nothing is asked for): the worst that a rich liar achieves is a delay.
    /// @param stands The side raised for; named, so that a raise that comes a moment too late fails instead of helping the other side.
    function raise(uint32 campaign, address token, bool stands) external payable;

    /// @notice Writes down what time has decided: a due statement, or a dispute whose last raise went unanswered; returns bonds
    /// and stakes as credits. By anybody. Nobody needs it in order to claim an undisputed statement.
    function settle(uint32 campaign, address token) external;

    /// @notice The bond a proposal of `total` (0: of an empty roll) needs now, in the pool's token; for the pending proposal's
    /// total, what a dispute of it needs.
    function bondFor(uint32 campaign, address token, uint128 total) external view returns (uint128);

    /*//////////////////////////////////////////////////////////////
                                CLAIMING
    //////////////////////////////////////////////////////////////*/

    /// @notice Pays the account what the standing statement gives it beyond what it has had. By anybody.
    /// @return amount What was paid.
    function claim(uint32 campaign, address token, address account, uint128 cumulative, bytes32[] calldata proof)
        external
        returns (uint128 amount);

    /// @notice Like {claim} for the caller, to another address.
    function claimTo(uint32 campaign, address token, uint128 cumulative, bytes32[] calldata proof, address to)
        external
        returns (uint128 amount);

    /// @notice Several claims, over campaigns, tokens and accounts; each pays its account only. What has been claimed
    /// already is skipped; anything else that is wrong makes the whole call fail. Sorted by token it is cheapest: claims
    /// that follow each other with one token and account are paid by one transfer.
    function claimMany(Claim[] calldata claims) external;

    /// @notice Pays many accounts of one pool by one multiproof (OpenZeppelin's), in the order of the proof's leaves. Each
    /// receiver gets bounded gas; who has been paid already or can't be paid now is skipped, unmarked, and can claim later.
    /// A token that doesn't fail but answers false makes the whole batch fail: it may have paid all the same.
    /// @return amount What was paid in all.
    function claimBatch(Batch calldata batch) external returns (uint128 amount);

    /// @notice Pays out the caller's credits in a token.
    function withdraw(address token, address to) external returns (uint256 amount);

    /// @notice Takes back the caller's deposits, where no statement ever stood and nothing is pending: once an empty roll
    /// stood, or 180 days after the later of settle-by and the end of the last proposal.
    function refund(uint32 campaign, address token) external returns (uint128 amount);

    /// @notice Pays out all of a pool's proceeds (the pool's half of lost stakes among them), where an empty roll stood, no statement
    /// since, and nothing is pending. By the campaign's brand. Deposits stay their funders'.
    /// @dev What is taken counts as refunded: a later statement can't give it out.
    function takeProceeds(uint32 campaign, address token, address to) external returns (uint128 amount);

    /*//////////////////////////////////////////////////////////////
                                 READING
    //////////////////////////////////////////////////////////////*/

    /// @notice A pool as it stands at this block's time: an undisputed proposal that is due counts as standing.
    function poolOf(uint32 campaign, address token) external view returns (Pool memory);
    /// @notice What an account has been paid from a pool so far.
    function claimedOf(uint32 campaign, address token, address account) external view returns (uint128);
    /// @notice What an account may withdraw.
    function creditOf(address account, address token) external view returns (uint256);
    /// @notice The running dispute of a pool. Fails where none is.
    function disputeOf(uint32 campaign, address token) external view returns (Dispute memory);
    /// @notice What a funder put into a pool and has not taken back.
    function depositOf(uint32 campaign, address token, address funder) external view returns (uint128);
    /// @notice Where the campaigns live.
    function campaigns() external view returns (ICampaigns);
    /// @notice All periods of this deployment, in seconds.
    function periods() external view returns (Periods memory);
    /// @notice Seconds between a proposal and its standing.
    function challengePeriod() external view returns (uint40);
    /// @notice The leaf of a statement's tree: OpenZeppelin's StandardMerkleTree over
    /// (uint256 chainId, address pool, uint256 campaign, address token, address account, uint256 cumulative).
    function leafOf(uint32 campaign, address token, address account, uint128 cumulative) external view returns (bytes32);
}
