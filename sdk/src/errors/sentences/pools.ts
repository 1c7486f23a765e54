import { REREAD, type Sentences, WAIT } from "./Sentence.ts";

/** Errors of `IRewardPools` and of the libraries below. */
export const POOL_SENTENCES: Sentences = {
  NothingFunded: () => ["Nothing would reach the pool.", "Name an amount above 0 in a token that transfers it."],
  WrongValue: (f, sent, expected) => [
    `${f.ether(sent)} ETH were sent where ${f.ether(expected)} ETH are due.`,
    "Send exactly the amount.",
  ],
  RollOpen: (f, campaign, _, rollAt) => [`The roll of campaign ${campaign} closes on ${f.date(rollAt)}.`, WAIT],
  NotYetOpenToAll: (f, campaign, openFrom) => [
    `Until ${f.date(openFrom)} only the brand of campaign ${campaign} may propose.`,
    WAIT,
  ],
  ProposalPending: (f, campaign, _, claimableFrom) => [
    `A proposal is pending in this pool of campaign ${campaign}; undisputed it stands on ${f.date(claimableFrom)}.`,
    "Wait for it, or dispute it.",
  ],
  NothingPending: (_f, campaign) => [
    `No proposal that this could be about is pending in this pool of campaign ${campaign}.`,
    REREAD,
  ],
  NotDue: (f, _, __, dueAt) => [`It can be settled on ${f.date(dueAt)}.`, WAIT],
  ArbiterMayDecide: (f, _, __, from) => [
    `The arbiter has until ${f.date(from)} to decide; only then can one raise.`,
    WAIT,
  ],
  DisputeOver: () => ["The dispute was won by the last raise.", "Settle it."],
  OtherStatement: () => [
    "The dispute is about another statement by now than the one this decision names.",
    "Look at the disputed statement, then decide.",
  ],
  AlreadyLeads: (_f, _, __, stands) => [
    `The side that the statement shall ${stands === true ? "stand" : "fall"} leads already.`,
    "Raise for the other side, or wait.",
  ],
  EmptyNotPossible: () => [
    "An empty roll can't be proposed here: nothing was funded, or a statement or an empty roll stood.",
    REREAD,
  ],
  EmptyRoot: () => ["The statement has no root.", "Compute the statement first."],
  NotTheArbiter: (_f, campaign, caller) => [
    `${caller} is not the arbiter of campaign ${campaign}.`,
    "Use the arbiter's account.",
  ],
  NotTheBrand: (_f, campaign, caller) => [
    `${caller} is not the brand of campaign ${campaign}.`,
    "Use the brand's account.",
  ],
  NothingStands: (_f, campaign) => [`No statement stands yet in this pool of campaign ${campaign}.`, WAIT],
  BadProof: (_f, _, __, account) => [
    `The proof for ${account} doesn't lead to the standing statement's root.`,
    "Take amount and proof from the newest statement.",
  ],
  NothingToClaim: (_f, _, __, account) => [
    `${account} has had all that the standing statement gives it.`,
    "Nothing to do.",
  ],
  TotalExceeded: () => [
    "The claim would take out more than the statement gives out in all.",
    "The statement is inconsistent: recompute it and speak to the brand.",
  ],
  BadTarget: (_f, to) => [`Money can't go to ${to}.`, "Choose another recipient."],
  NotAToken: (_f, token) => [`There is no token at ${token}.`, "Check the address."],
  BondNotReceived: () => ["The token took the bond and nothing of it arrived.", "Use a token that transfers in full."],
  BadCodec: () => ["The statement's codec is neither raw nor dag-pb.", "Take both from its CID."],
  BadPeriods: () => ["The challenge period is 0.", "Deploy with a longer one."],
  NothingOwed: (_f, account) => [`Nothing is owed to ${account} here.`, "Nothing to do."],
  NoRefund: (_f, campaign) => [
    `There is no refund in campaign ${campaign}: a statement stood, one is pending, or the time has not come.`,
    REREAD,
  ],
  NoEmptyRoll: (_f, campaign) => [
    `No empty roll stands in this pool of campaign ${campaign}: its proceeds belong to those who contributed.`,
    REREAD,
  ],
  MerkleProofInvalidMultiproof: () => [
    "The batch's proof doesn't fit its leaves.",
    "Build it anew from the statement.",
  ],
  AmountTooLarge: (f, amount) => [`${f.amount(amount)} are more than a pool can count.`, "Fund less."],
  BadTotal: (f, total, least, most) => [
    `The statement's total of ${f.amount(total)} has to be between ${f.amount(least)} and ${f.amount(most)}.`,
    "Compute the statement from the present pool.",
  ],
  // The pools' (accounts, cumulatives) and that of works (works, indexes, proofs).
  BadBatch: () => ["The lists of the batch aren't of one length, or empty.", "Correct them."],

  // Libraries, out of reach of any sensible call
  SafeCastOverflowedUintDowncast: (_f, bits, value) => [
    `The number ${value} doesn't fit ${bits} bits.`,
    "Use a smaller number.",
  ],
  InvalidShortString: () => ["The contract's name can't be read.", "Check the deployment's address."],
  StringTooLong: () => ["The contract's name is too long.", "Check the deployment's address."],
};
