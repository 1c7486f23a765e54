import { formatEther } from "viem";
import type { Revert } from "./decodeRevert.ts";

/** What happened and why; what to do. */
export type Explanation = { what: string; action: string };

type Explain = (...args: readonly unknown[]) => readonly [what: string, action: string];

const WAIT = "Wait until then, or check the clock.";
const REREAD = "Look at the campaign as it is now and try again.";

/**
 * A contract's error as two plain sentences, for a person. One table for SDK, CLI and app; every error of the ABIs has its
 * entry (a test says so).
 *
 * @example
 * explainRevert({ name: "UnknownCampaign", args: [9], reason: null }).what; // "There is no campaign 9."
 */
export function explainRevert(revert: Revert): Explanation {
  const explain = revert.name === null ? undefined : SENTENCES[revert.name];
  if (explain !== undefined) {
    const [what, action] = explain(...revert.args);
    return { what, action };
  }
  const why = revert.name ?? revert.reason;
  return {
    what: `The contract refused the call${why === null ? " and gave no reason" : `: ${why}`}.`,
    action: "Check what you asked for against the present state, and try again.",
  };
}

/** The names of all errors that have a sentence. */
export function explainedErrors(): string[] {
  return Object.keys(SENTENCES);
}

const SENTENCES: Readonly<Record<string, Explain>> = {
  // Campaigns
  UnknownCampaign: (campaign) => [`There is no campaign ${campaign}.`, "Check the number."],
  NotBrand: (campaign, caller) => [`${caller} is not the brand of campaign ${campaign}.`, "Use the brand's account."],
  NotOffered: (campaign, caller) => [
    `The role in campaign ${campaign} was not offered to ${caller}.`,
    "Use the account that it was offered to.",
  ],
  NotArbiter: (campaign, caller) => [
    `${caller} is not the arbiter of campaign ${campaign}.`,
    "Use the arbiter's account.",
  ],
  ArbiterNotIndependent: (arbiter) => [
    `${arbiter} can't be both: a campaign's arbiter is somebody, and never its brand.`,
    "Name another arbiter.",
  ],
  SettingsFixed: (campaign) => [
    `The settings of campaign ${campaign} are fixed since its first contribution or funding.`,
    "Terms, curators and relay can still change; for other settings open a new campaign.",
  ],
  BadWindow: (opens, closes) => [
    `A campaign can't be open from ${date(opens)} to ${date(closes)}: it has to close after it opens, and in the future.`,
    "Choose other times.",
  ],
  BadPeriod: (setting, value, least, most) => [
    `The setting “${setting}” is ${value}; it has to be between ${least} and ${most} (seconds, or unix time).`,
    "Choose a value in between.",
  ],
  BadRule: (equal, curated, community, lineage) => [
    `The rule ${equal} + ${curated} + ${community} bps with a lineage share of ${lineage} bps isn't one: the three parts sum to 10,000, the lineage share is at most 5,000.`,
    "Correct the parts.",
  ],
  RoyaltyTooHigh: (bps) => [`A royalty of ${bps} bps is too high: at most 1,000 (10 %).`, "Lower it."],
  AppealBondTooHigh: (bond, cap) => [
    `An appeal bond of ${ether(bond)} ETH is above this deployment's cap of ${ether(cap)} ETH.`,
    "Lower it.",
  ],
  FormatNeedsOpenCampaign: () => [
    "Stories and remixes need parents, which nobody can see in a sealed campaign.",
    "Choose another format, or don't seal the campaign.",
  ],
  EmptyTerms: () => ["The campaign would have no terms.", "Put the terms on IPFS and give their digest."],

  // Contributions
  OutsideWindow: (campaign, time, opens, closes) => [
    `Campaign ${campaign} takes contributions from ${date(opens)} until ${date(closes)}; it is ${date(time)} on the chain.`,
    Number(time) < Number(opens) ? WAIT : "It is too late for this campaign.",
  ],
  OtherConfig: (campaign) => [
    `The settings or terms of campaign ${campaign} have changed since they were looked at.`,
    "Read the present ones and try again.",
  ],
  AiPolicyViolated: (campaign, use) => [
    `Campaign ${campaign} takes only works made without generative AI, and this one declares its use (${use}).`,
    "Contribute another work, or to another campaign.",
  ],
  AlreadyCertified: (_, author, certifiedAt) => [
    `These bytes are certified in this campaign already: by ${author}, on ${date(certifiedAt)}.`,
    "If the work is yours and you can prove that you had it earlier, speak to the campaign's curators; else remix it.",
  ],
  AlreadyBurnt: (_, author, certifiedAt) => [
    `These bytes were certified in this campaign by ${author}, on ${date(certifiedAt)}, and their token was burnt; they stay attributed.`,
    "They can't be certified here again.",
  ],
  BadHeader: () => ["The work's small fields (kind, codec, AI use) are out of range.", "Build them with the SDK."],
  EmptyDigest: () => ["The work has no digest.", "Hash the file first."],
  UnknownParent: (parent) => [
    `The parent ${id(parent)} was never certified.`,
    "Check its id; in a campaign on another chain it can't be named.",
  ],
  ParentNotEarlier: (parent, certifiedAt) => [
    `The parent ${id(parent)} was certified on ${date(certifiedAt)}, which is not before this work.`,
    "Try again a block later.",
  ],
  RepeatedParent: (parent) => [`The parent ${id(parent)} is named twice.`, "Name each parent once."],
  TooManyParents: (count) => [`A work can name 16 parents, not ${count}.`, "Name the most important ones."],
  ParentNeeded: (campaign) => [
    `In campaign ${campaign} each work continues or remixes another of the same campaign, and none is named.`,
    "Name a parent of this campaign.",
  ],
  CommitmentMissing: (campaign) => [
    `Campaign ${campaign} is sealed, and this work was not committed to while it was open.`,
    "Only committed works can be revealed here.",
  ],
  SignatureExpired: (deadline, time) => [
    `The signature was good until ${date(deadline)}; it is ${date(time)} on the chain.`,
    "Have the author sign again.",
  ],
  BadSignature: (author) => [
    `The signature is not ${author}'s over exactly this contribution, chain, contract and epoch.`,
    "Have the author sign what is sent, unchanged.",
  ],
  Provisional: (work, finalAt) => [
    `The work ${id(work)} is provisional until ${date(finalAt)}; its token can't move before.`,
    WAIT,
  ],
  UnknownContribution: (work) => [`No work ${id(work)} was ever certified.`, "Check the id."],
  EtherNotTaken: () => ["No ETH goes with this call; it would be lost.", "Send it without a value."],
  ERC2981InvalidDefaultRoyalty: () => ["The royalty is out of range.", "Lower it."],
  TokenDoesNotExist: () => ["There is no such token: never certified, or burnt.", "Check the id."],
  NotOwnerNorApproved: () => ["Only the token's owner, or whom it approved, can do that.", "Use the owner's account."],
  TransferFromIncorrectOwner: () => ["The token belongs to somebody else now.", "Look up its present owner."],
  TransferToZeroAddress: () => ["A token can't go to the zero address.", "Check the recipient."],
  TransferToNonERC721ReceiverImplementer: () => [
    "The recipient is a contract that can't hold this token.",
    "Choose another recipient.",
  ],
  BalanceQueryForZeroAddress: () => ["The zero address owns nothing.", "Check the address."],
  TokenAlreadyExists: () => ["The token exists already.", "Look up the work by its id."],
  AccountBalanceOverflow: () => ["The account can't hold more tokens.", "Use another account."],

  // Curation
  NotCurator: (campaign, caller) => [
    `${caller} may not review in campaign ${campaign}: it is neither its brand nor one of its curators.`,
    "Use a curator's account, or have the brand name this one.",
  ],
  OutsideReview: (campaign, time, ends) => [
    `Verdicts in campaign ${campaign} are taken from its opening until ${date(ends)}; it is ${date(time)} on the chain.`,
    "Verdicts given later don't count.",
  ],
  OtherCampaign: (campaign, work) => [
    `The work ${id(work)} is not of campaign ${campaign}.`,
    "Review each campaign's works apart.",
  ],
  BadVerdict: () => [
    "Acceptance, score and reason don't fit: accepted with a score up to 10,000, or rejected with a reason from 1 to 8 (8 with a note).",
    "Correct the verdict.",
  ],
  OtherAuthor: (work, _, author) => [
    `The work ${id(work)} is by ${author}.`,
    "Look at the work again: its author was corrected.",
  ],
  NoVerdicts: () => ["There is no verdict in the batch.", "Give at least one."],

  // RewardPools
  NothingFunded: () => ["Nothing would reach the pool.", "Name an amount above 0 in a token that transfers it."],
  WrongValue: (sent, expected) => [
    `${ether(sent)} ETH were sent where ${ether(expected)} ETH are due.`,
    "Send exactly the amount.",
  ],
  AmountTooLarge: (amount) => [`The amount ${amount} is too large for a pool.`, "Fund less."],
  RollOpen: (campaign, _, rollAt) => [`The roll of campaign ${campaign} closes on ${date(rollAt)}.`, WAIT],
  NotYetOpenToAll: (campaign, openFrom) => [
    `Until ${date(openFrom)} only the brand of campaign ${campaign} may propose.`,
    WAIT,
  ],
  ProposalPending: (campaign, _, claimableFrom) => [
    `A proposal is pending in this pool of campaign ${campaign}; undisputed it stands on ${date(claimableFrom)}.`,
    "Wait for it, or dispute it.",
  ],
  NothingPending: (campaign) => [
    `No proposal that this could be about is pending in this pool of campaign ${campaign}.`,
    REREAD,
  ],
  NotDue: (_, __, dueAt) => [`It can be settled on ${date(dueAt)}.`, WAIT],
  ArbiterMayDecide: (_, __, from) => [`The arbiter has until ${date(from)} to decide; only then can one raise.`, WAIT],
  DisputeOver: () => ["The dispute was won by the last raise.", "Settle it."],
  OtherStatement: () => [
    "The dispute is about another statement by now than the one this decision names.",
    "Look at the disputed statement, then decide.",
  ],
  AlreadyLeads: (_, __, stands) => [
    `The side that the statement shall ${stands === true ? "stand" : "fall"} leads already.`,
    "Raise for the other side, or wait.",
  ],
  EmptyNotPossible: () => [
    "An empty roll can't be proposed here: nothing was funded, or a statement or an empty roll stood.",
    REREAD,
  ],
  BadTotal: (total, least, most) => [
    `The statement's total ${total} is not between ${least} and ${most}, in the token's smallest unit.`,
    "Compute the statement from the present pool.",
  ],
  EmptyRoot: () => ["The statement has no root.", "Compute the statement first."],
  NotTheArbiter: (campaign, caller) => [
    `${caller} is not the arbiter of campaign ${campaign}.`,
    "Use the arbiter's account.",
  ],
  NotTheBrand: (campaign, caller) => [
    `${caller} is not the brand of campaign ${campaign}.`,
    "Use the brand's account.",
  ],
  NothingStands: (campaign) => [`No statement stands yet in this pool of campaign ${campaign}.`, WAIT],
  BadProof: (_, __, account) => [
    `The proof for ${account} doesn't lead to the standing statement's root.`,
    "Take amount and proof from the newest statement.",
  ],
  NothingToClaim: (_, __, account) => [
    `${account} has had all that the standing statement gives it.`,
    "Nothing to do.",
  ],
  TotalExceeded: () => [
    "The claim would take out more than the statement gives out in all.",
    "The statement is inconsistent: recompute it and speak to the brand.",
  ],
  BadTarget: (to) => [`Money can't go to ${to}.`, "Choose another recipient."],
  NotAToken: (token) => [`There is no token at ${token}.`, "Check the address."],
  BondNotReceived: () => ["The token took the bond and nothing of it arrived.", "Use a token that transfers in full."],
  BadCodec: () => ["The statement's codec is neither raw nor dag-pb.", "Take both from its CID."],
  BadBatch: () => ["The lists of the batch aren't of one length, or empty.", "Correct them."],
  BadPeriods: () => ["The challenge period is 0.", "Deploy with a longer one."],
  TransferFailed: (to) => [
    `The payment to ${to} failed.`,
    "If it is a contract that takes no ETH, claim to another address.",
  ],
  NothingOwed: (account) => [`Nothing is owed to ${account} here.`, "Nothing to do."],
  NoRefund: (campaign) => [
    `There is no refund in campaign ${campaign}: a statement stood, one is pending, or the time has not come.`,
    REREAD,
  ],
  NoEmptyRoll: (campaign) => [
    `No empty roll stands in this pool of campaign ${campaign}: its proceeds belong to those who contributed.`,
    REREAD,
  ],
  ReentrancyGuardReentrantCall: () => ["The token called back into the pool.", "Don't use this token."],

  MerkleProofInvalidMultiproof: () => [
    "The batch's proof doesn't fit its leaves.",
    "Build it anew from the statement.",
  ],

  // Libraries, out of reach of any sensible call
  SafeCastOverflowedUintDowncast: (bits, value) => [
    `The number ${value} doesn't fit ${bits} bits.`,
    "Use a smaller number.",
  ],
  InvalidShortString: () => ["The contract's name can't be read.", "Check the deployment's address."],
  StringTooLong: () => ["The contract's name is too long.", "Check the deployment's address."],

  // Tokens
  ERC20InsufficientBalance: (sender, balance, needed) => [
    `${sender} has ${balance} of the token, and ${needed} are needed (in its smallest unit).`,
    "Get more of it, or name less.",
  ],
  ERC20InsufficientAllowance: (_, allowance, needed) => [
    `The pool may take ${allowance} of the token, and ${needed} are needed (in its smallest unit).`,
    "Approve the amount first.",
  ],
  SafeERC20FailedOperation: (token) => [`The token ${token} refused the transfer.`, "Check balance and allowance."],
};

/** As people and logs read it, in UTC: 2026-03-01 12:00:00 UTC. */
function date(seconds: unknown): string {
  const time = new Date(Number(seconds) * 1_000);
  return Number.isNaN(time.getTime())
    ? `second ${seconds}`
    : `${time.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

function ether(wei: unknown): string {
  return typeof wei === "bigint" ? formatEther(wei) : String(wei);
}

function id(value: unknown): string {
  return typeof value === "bigint" ? `0x${value.toString(16).padStart(64, "0")}` : String(value);
}
