import { type Sentences, WAIT } from "./Sentence.ts";

/** Errors of `IContributions`, `IEvidence` and `IPrecedence`, and of the ERC-721 token. */
export const WORK_SENTENCES: Sentences = {
  OutsideWindow: (f, campaign, time, opens, closes) => [
    `Campaign ${campaign} takes contributions from ${f.date(opens)} until ${f.date(closes)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(opens) ? WAIT : "It is too late for this campaign.",
  ],
  OtherConfig: (_f, campaign) => [
    `The settings or terms of campaign ${campaign} have changed since they were looked at.`,
    "Read the present ones and try again; what was signed under the old ones has to be signed anew.",
  ],
  AiPolicyViolated: (_f, campaign, use) => [
    `Campaign ${campaign} takes only works made without generative AI, and this one declares its use (${use}).`,
    "Contribute another work, or to another campaign.",
  ],
  AlreadyCertified: (f, _, author, certifiedAt) => [
    `These bytes are certified in this campaign already: by ${author}, on ${f.date(certifiedAt)}.`,
    "If the work is yours and you committed to it, or had it anchored, earlier: supersede it while it is provisional; else remix it.",
  ],
  AlreadyBurnt: (f, _, author, certifiedAt) => [
    `These bytes were certified in this campaign by ${author}, on ${f.date(certifiedAt)}, and their token was burnt; they stay attributed.`,
    "They can't be certified here again.",
  ],
  BadHeader: () => ["The work's small fields (kind, codec, AI use) are out of range.", "Build them with the SDK."],
  EmptyDigest: () => ["The work has no digest.", "Hash the file first."],
  UnknownParent: (f, parent) => [
    `The parent ${f.id(parent)} was never certified.`,
    "Check its id; in a campaign on another chain it can't be named.",
  ],
  ParentNotEarlier: (f, parent, certifiedAt) => [
    `The parent ${f.id(parent)} was certified on ${f.date(certifiedAt)}, which is not before this work.`,
    "Try again a block later.",
  ],
  RepeatedParent: (f, parent) => [`The parent ${f.id(parent)} is named twice.`, "Name each parent once."],
  TooManyParents: (_f, count) => [`A work can name 16 parents, not ${count}.`, "Name the most important ones."],
  ParentNeeded: (_f, campaign) => [
    `In campaign ${campaign} each work continues or remixes another of the same campaign, and none is named.`,
    "Name a parent of this campaign.",
  ],
  CommitmentMissing: (_f, campaign) => [
    `In campaign ${campaign} nobody committed to this work with this author and salt, and somebody had to.`,
    "Check author, file and salt; in a sealed campaign only works that were committed to while it was open are taken.",
  ],
  SignatureExpired: (f, deadline, time) => [
    `The signature was good until ${f.date(deadline)}; it is ${f.date(time)} on the chain.`,
    "Have the author sign again.",
  ],
  BadSignature: (_f, author) => [
    `The signature is not ${author}'s over exactly this message, chain, contract and epoch.`,
    "Have the author sign what is sent, unchanged.",
  ],
  Provisional: (f, work, finalAt) => [
    `The work ${f.id(work)} is provisional until ${f.date(finalAt)}; its token can't move before.`,
    WAIT,
  ],
  UnknownContribution: (f, work) => [`No work ${f.id(work)} was ever certified.`, "Check the id."],
  EtherNotTaken: () => ["No ETH goes with this call; it would be lost.", "Send it without a value."],

  // Evidence
  NoCommitments: () => ["There is no commitment in the list.", "Give at least one."],
  NotRelay: (_f, campaign, caller) => [
    `${caller} is not the relay of campaign ${campaign}.`,
    "Use the relay's account, or have the brand name this one.",
  ],
  BadAnchor: () => [
    "The anchor isn't one: it needs a root, at least one leaf, and a data file whose codec is raw or dag-pb.",
    "Build it from the batch's tree and data file.",
  ],
  AlreadyAnchored: (f, _, time) => [
    `This root was anchored on ${f.date(time)}, and keeps that time.`,
    "Nothing to do.",
  ],
  OutsideAnchoring: (f, campaign, _, time, from, until) => [
    `Anchors of this kind are taken in campaign ${campaign} from ${f.date(from)} until ${f.date(until)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(from) ? WAIT : "It is too late for this campaign.",
  ],
  SealedTakesNoAnchors: (_f, campaign) => [
    `Campaign ${campaign} is sealed: its works are committed to, and not anchored.`,
    "Have the authors commit, and reveal when it has closed.",
  ],

  // Precedence
  OutsideReveal: (f, campaign, time, from, until) => [
    `Works of the sealed campaign ${campaign} are shown from ${f.date(from)} until ${f.date(until)}; it is ${f.date(time)} on the chain.`,
    Number(time) < Number(from) ? WAIT : "It is too late for this campaign.",
  ],
  UnknownAnchor: (_f, campaign) => [
    `In campaign ${campaign} nothing was anchored that this work, signature and proof lead to.`,
    "Take work, index and proof unchanged from the anchor's data file, and see that the anchor is in a block.",
  ],
  EpochOver: (f, author, epoch, time) => [
    `The signature names epoch ${epoch} of ${author}, which was not in force on ${f.date(time)}: the author has cancelled it, or signed for another.`,
    "Have the author sign again.",
  ],
  NotEarlier: (f, work, evidenceAt, certifiedAt) => [
    `The evidence is of ${f.date(evidenceAt)}, and the work ${f.id(work)} was certified on ${f.date(certifiedAt)}: only older evidence takes it over.`,
    "Nothing can be done: the earliest proof wins.",
  ],
  AlreadyFinal: (f, work, finalAt) => [
    `The work ${f.id(work)} is final since ${f.date(finalAt)}: nothing changes its author any more.`,
    "Nothing can be done here; speak to the campaign's curators.",
  ],

  // The token
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
};
