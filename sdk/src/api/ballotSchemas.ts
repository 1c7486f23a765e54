/** Votes and answers of one voter, and what the relay says of those that it has taken. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, anchorKind, config, contributionId, digest, time } from "./schemas.ts";

/**
 * How far a vote or answer has come. `signed`: the relay has it, and it counts once it is anchored; `anchored`: in a batch whose root is
 * on chain; `direct`: sent to the chain by the voter.
 */
export const ballotState = z.enum(["signed", "anchored", "direct"]);

/** Where a signed message stands in its anchor. */
export const leafPlace = z.object({ root: digest, leaf: z.int() });

const placed = {
  /** Of the EIP-712 message; null for direct votes. It joins what the relay and the index say of the same message. */
  signed: digest.nullable(),
  state: ballotState,
  /** Null for direct votes, and until it is anchored. */
  anchor: leafPlace.nullable(),
  /** Of its block; for `signed` ones when the relay took it. */
  time,
  block: z.int().nullable(),
  transaction: digest.nullable(),
};

/**
 * What became of a vote; all but `counted` count for nothing and cost nothing. `waiting`: it isn't anchored yet. Of the signature:
 * `late` (anchored after its deadline), `cancelled` (the voter's epoch had moved on), `repeated` (the same message was anchored
 * before). Of the vote, in this order: `bad-votes`, `not-eligible`, `off-roll`, `own-work`, `over-budget`.
 */
export const voteOutcome = z.enum([
  "counted",
  "waiting",
  "late",
  "cancelled",
  "repeated",
  "bad-votes",
  "not-eligible",
  "off-roll",
  "own-work",
  "over-budget",
]);

export const ballotEntry = z.object({ id: contributionId, votes: z.int(), outcome: voteOutcome, ...placed });

/** One voter's votes in one campaign. */
export const ballot = z.object({
  campaign: z.int(),
  voter: address,
  /** The part of every pool that votes divide, in basis points: they move money. 0: this campaign takes none. */
  communityBps: z.int(),
  /** Votes are taken while `opens` ≤ now < `closes`. */
  opens: time,
  closes: time,
  open: z.boolean(),
  /** Who may vote: authors of works that are accepted in the end, or the campaign's list. */
  electorate: z.enum(["authors", "list"]),
  /** As of the indexed block; null where nobody can know yet: the list is the brand's, and this voter hasn't shown to be on it. */
  eligible: z.boolean().nullable(),
  /** False: verdicts may still change what counts. */
  final: z.boolean(),
  /** A voter's votes on one work cost the square of their sum. */
  credits: z.object({ total: z.int(), used: z.int(), left: z.int() }),
  /** What counts, by work. */
  works: z.array(z.object({ id: contributionId, votes: z.int(), cost: z.int() })),
  /** Everything the voter gave, in the order in which it counts. */
  entries: z.array(ballotEntry),
});

/**
 * What became of an answer. `replaced`: a later one of the same voter counts; `closed`: anchored an hour or more after the poll's end,
 * or before it was opened; `no-option`: the document has no such option; `unknown`: the document can't be had.
 */
export const answerOutcome = z.enum([
  "counted",
  "waiting",
  "late",
  "cancelled",
  "repeated",
  "replaced",
  "closed",
  "no-option",
  "unknown",
]);

export const answerEntry = z.object({ poll: digest, option: z.int(), outcome: answerOutcome, ...placed });

/** One voter's answers in one campaign, the last first. */
export const answers = z.object({ campaign: z.int(), voter: address, items: z.array(answerEntry) });

/** The relay's word, signed by its key (`typed-data/receipt.ts`), that it has a message and when it was taken. */
export const receipt = z.object({
  relay: address,
  kind: anchorKind,
  campaign: z.int(),
  /** Of the message: the EIP-712 digest that its signer signed, which is what its leaf is made of. */
  signed: digest,
  signer: address,
  /** Unix seconds, by the relay's clock. */
  takenAt: time,
  /** By when it promises to have it in an anchor. */
  anchorBy: time,
  signature: z.string().regex(/^0x[0-9a-f]{130}$/, "expected a signature of 65 bytes"),
});

/** A key's has 64 or 65 bytes; a smart account's may have any length, and is told what to do instead. */
const signature = z.string().regex(/^0x([0-9a-fA-F]{2}){1,4096}$/, "expected a signature");
const anyAddress = z.string().regex(/^0x[0-9a-fA-F]{40}$/, "expected an address");
const anyDigest = z.string().regex(/^0x[0-9a-fA-F]{64}$/, "expected 0x and 64 hex digits");
const terms = {
  campaign: z.int().min(1).max(0xffff_ffff),
  voter: anyAddress,
  epoch: z.int().min(0).max(0xffff_ffff),
  /** Last second in which it may be anchored, as a decimal. */
  deadline: z.string().regex(/^\d{1,20}$/, "expected a decimal number of seconds"),
  signature,
};

/** What `POST /v1/ballots/votes` takes. */
export const voteSubmission = z.object({
  ...terms,
  id: anyDigest,
  votes: z.int().min(1).max(10),
  /** From the voter to the campaign's list of voters; absent where it has none. */
  proof: z.array(anyDigest).max(32).optional(),
});

/** What `POST /v1/ballots/answers` takes. */
export const answerSubmission = z.object({ ...terms, poll: anyDigest, option: z.int().min(0).max(0xffff) });

/** What is known at the relay of a message that it took. */
export const relayedMessage = z.object({
  receipt,
  /** The work that was voted for, or the poll that was answered. */
  subject: digest,
  /** Votes, or the option. */
  choice: z.int(),
  /** `waiting`: for a batch to fill; `batched`: in a batch that is on its way; `anchored`: its root is on chain. */
  state: z.enum(["waiting", "batched", "anchored"]),
  anchor: leafPlace.extend({ config, data: digest, time: time.nullable(), transaction: digest.nullable() }).nullable(),
  /** What holds its batch up, for people. */
  trouble: z.string().nullable(),
});

export const relayedMessages = z.object({ items: z.array(relayedMessage) });

/** Who this relay is: campaigns that want it to anchor name `relay`. */
export const relayInfo = z.object({
  relay: address.nullable(),
  chainId: z.int().nullable(),
  /** Seconds until a message is anchored at the latest, while the chain takes transactions. */
  anchorWithin: z.int().nullable(),
});

export type BallotState = z.infer<typeof ballotState>;
export type ApiVoteOutcome = z.infer<typeof voteOutcome>;
export type ApiBallotEntry = z.infer<typeof ballotEntry>;
export type ApiBallot = z.infer<typeof ballot>;
export type ApiAnswerOutcome = z.infer<typeof answerOutcome>;
export type ApiAnswerEntry = z.infer<typeof answerEntry>;
export type ApiAnswers = z.infer<typeof answers>;
export type ApiReceipt = z.infer<typeof receipt>;
export type VoteSubmission = z.infer<typeof voteSubmission>;
export type AnswerSubmission = z.infer<typeof answerSubmission>;
export type RelayedMessage = z.infer<typeof relayedMessage>;
export type RelayInfo = z.infer<typeof relayInfo>;
