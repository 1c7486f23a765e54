/** Anchors, and the votes and polls that reach the chain by them. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, cid, config, contributionId, digest, page, time } from "./commonSchemas.ts";
import { pollDocument } from "./documentSchemas.ts";

export const anchorKind = z.enum(["contributions", "votes", "polls"]);

/**
 * What is known of an anchor's file. `unread`: not fetched yet (contributions aren't fetched by this version); `read`: its leaves
 * are in the index; `unavailable`: nobody gives it now; `mismatched`: it is there and doesn't lead to what was anchored;
 * `too-large`: no file of so many leaves is that large; `malformed`: it is no batch file, or its frame is broken.
 */
export const anchorState = z.enum(["unread", "read", "unavailable", "mismatched", "too-large", "malformed"]);

export const anchor = z.object({
  campaign: z.int(),
  kind: anchorKind,
  root: digest,
  /** Leaves, in the relay's word: whether they can be had and hold, `data` says. */
  count: z.int(),
  /** The file of leaves. Whatever its state, it holds up nothing else; one that can't be had is asked for again. */
  data: z.object({
    digest,
    cid,
    state: anchorState,
    /** Why it isn't `read`, for people. */
    reason: z.string().nullable(),
    /** Of `count`, those whose fields and signature hold. Null unless `read`. */
    valid: z.int().nullable(),
  }),
  config,
  time,
  block: z.int(),
  transaction: digest,
});

/** What one work was given, directly and by signature. */
export const voteTotal = z.object({
  id: contributionId,
  campaign: z.int(),
  /** Whether there is a token; votes may come before it. */
  minted: z.boolean(),
  /** That count, by budget and eligibility, as of the indexed block; until the roll closes verdicts may still change them. */
  votes: z.int(),
  /** Distinct voters of those. */
  voters: z.int(),
  /** Given in all, whether they count or not. */
  given: z.int(),
});

/** The first opening of (campaign, poll), which is the one that counts. */
export const poll = z.object({
  campaign: z.int(),
  poll: digest,
  /** Of its document: the question, and its options from 0. */
  cid,
  by: address,
  closes: time,
  open: z.boolean(),
  /** An opinion: no money hangs on it, and many keys are many answers. */
  money: z.literal(false),
  /** The document's; null while it can't be had or where it is invalid. */
  document: pollDocument.nullable(),
  /** The last valid answer of each voter that is anchored, by option. Empty while the document is unknown. */
  tallies: z.array(z.object({ option: z.int(), answers: z.int() })),
  /** Voters whose answer counts: the sum of the above. */
  voters: z.int(),
  time,
  block: z.int(),
  transaction: digest,
});

export const anchorPage = page(anchor);

/** With what votes do: they move money, as far as the campaign's rule says. */
export const votePage = page(voteTotal).extend({
  /** What part of every pool the votes divide, in basis points; 0: votes move nothing, and none are taken. */
  communityBps: z.int(),
  /** Of votes for works that don't count (yet), as of voters who aren't eligible: given, and not counted. */
  uncounted: z.int(),
});

export const pollPage = page(poll);

export type AnchorKind = z.infer<typeof anchorKind>;
export type AnchorState = z.infer<typeof anchorState>;
export type ApiAnchor = z.infer<typeof anchor>;
export type ApiVoteTotal = z.infer<typeof voteTotal>;
export type ApiVotePage = z.infer<typeof votePage>;
export type ApiPoll = z.infer<typeof poll>;
