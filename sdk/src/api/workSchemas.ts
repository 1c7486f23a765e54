/** Works, what was decided about them, and where they come from. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, amount, cid, config, contributionId, digest, page, time } from "./commonSchemas.ts";
import { manifest } from "./documentSchemas.ts";

export const aiUse = z.enum(["none", "assisted", "generated"]);
export const mediaKind = z.enum(["other", "image", "video", "audio", "text", "model"]);

/** Of the bytes: fetched and re-hashed to the CID; not to be had; or other bytes or another DAG than the canonical one. */
export const verification = z.enum(["pending", "verified", "unavailable", "non-canonical"]);

/** Of review and appeal, as it counts: see `rewards/effectiveStanding.ts`, which is the rule. */
export const standing = z.enum(["in-review", "accepted", "rejected"]);

export const verdict = z.object({
  curator: address,
  accepted: z.boolean(),
  score: z.int(),
  reason: z.int(),
  note: digest.nullable(),
  time,
  transaction: digest,
});

/** What a work's certified-at rests on. `proof`: the commitment, or the anchor's root; null where the work was certified directly. */
export const evidence = z.object({ kind: z.enum(["direct", "commitment", "anchor"]), proof: digest.nullable() });

/** `undecided`: the appeals ended without the arbiter's word, which is for the author, with score 0. */
export const appealState = z.enum(["pending", "upheld", "rejected", "undecided"]);

export const appeal = z.object({
  /** Who appealed. */
  author: address,
  state: appealState,
  /**
   * `counts`: it decides the work's standing. Else nothing follows from it: the work wasn't rejected, or has another author now, or
   * isn't minted (then it counts if the author's leaf in an anchor is valid).
   */
  effect: z.enum(["counts", "not-rejected", "other-author", "not-minted"]),
  /** In wei. */
  bond: amount,
  bondState: z.enum(["none", "held", "withdrawable", "returned", "forfeited"]),
  /** Of an upheld appeal, 0 … 10,000. */
  score: z.int(),
  /** Who decided; null: nobody yet. */
  arbiter: address.nullable(),
  note: digest.nullable(),
  time,
  transaction: digest,
  block: z.int(),
  decidedAt: time.nullable(),
  decision: digest.nullable(),
});

export const work = z.object({
  id: contributionId,
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  author: address,
  /**
   * `minted`: the author has the token. `anchored`: signed, and on the chain by its relay's anchor; there is no token yet, or a later
   * author has it. `/v1/works/{id}/mint` has what it takes to change that.
   */
  state: z.enum(["anchored", "minted"]),
  /** Null while it isn't minted, and once burnt. */
  owner: address.nullable(),
  digest,
  cid,
  kind: mediaKind,
  aiUse,
  config,
  manifestCid: cid.nullable(),
  /** The manifest's content; null while it can't be had or where it is invalid. */
  manifest: manifest.nullable(),
  title: z.string(),
  mediaType: z.string(),
  size: z.int().nullable(),
  /** Who earns, in basis points; the author alone where no valid manifest says otherwise. A co-author is confirmed once it has signed for it. */
  credits: z.array(z.object({ account: address, bps: z.int(), role: z.string().nullable(), confirmed: z.boolean() })),
  parents: z.array(contributionId),
  childCount: z.int(),
  /** The time of its evidence; `recordedAt` is when the chain took it in, which is the same for a direct one. */
  certifiedAt: time,
  recordedAt: time,
  evidence,
  /** Of the author's token; null while there is none. */
  finalAt: time.nullable(),
  /** False: not minted, or provisional: strictly older evidence would move it to another author. */
  final: z.boolean(),
  /** Who was its author before, earliest first: each lost it, at `until`, to older evidence. */
  previous: z.array(
    z.object({ author: address, digest, certifiedAt: time, evidence, until: time, transaction: digest }),
  ),
  verification,
  standing,
  /** That counts, 0 … 10,000: of the verdict, or of the appeal that was upheld against it. */
  score: z.int(),
  /** Its author's: verdicts on and appeals of a previous author fell away. */
  verdict: verdict.nullable(),
  appeal: appeal.nullable(),
  /** Direct votes as the log has them. What counts, anchored ones included, is on `/v1/campaigns/{id}/votes`. */
  votes: z.int(),
  block: z.int(),
  /** Where it was certified, or taken over last. */
  transaction: digest,
});

/** An appeal in a list, with what it is about. */
export const appealRecord = appeal.extend({
  id: contributionId,
  campaign: z.int(),
  /** On the appellant's work. */
  verdict: verdict.nullable(),
  /** As it is now; null: not minted. */
  work: work.nullable(),
});

export const lineage = z.object({
  root: contributionId,
  nodes: z.array(work),
  /** From parent to child. */
  edges: z.array(z.object({ parent: contributionId, child: contributionId, index: z.int() })),
  /** True where the graph was cut at the limit of nodes. */
  truncated: z.boolean(),
});

export const historyEntry = z.object({
  /** `superseded`: it went `from` its author `to` that of older evidence. */
  kind: z.enum([
    "certified",
    "superseded",
    "transferred",
    "burnt",
    "accepted",
    "rejected",
    "appealed",
    "appeal-upheld",
    "appeal-rejected",
  ]),
  time,
  block: z.int(),
  transaction: digest,
  from: address.nullable(),
  to: address.nullable(),
  /** Of certifications. */
  evidence: evidence.nullable(),
  certifiedAt: time.nullable(),
  verdict: verdict.nullable(),
  /** Of an arbiter's decision. */
  score: z.int().nullable(),
  note: digest.nullable(),
});

export const workPage = page(work);
export const historyPage = page(historyEntry);
export const appealPage = page(appealRecord);

export type Verification = z.infer<typeof verification>;
export type Standing = z.infer<typeof standing>;
export type ApiVerdict = z.infer<typeof verdict>;
export type ApiWork = z.infer<typeof work>;
export type ApiEvidence = z.infer<typeof evidence>;
export type AppealState = z.infer<typeof appealState>;
export type ApiAppeal = z.infer<typeof appeal>;
export type ApiAppealRecord = z.infer<typeof appealRecord>;
export type ApiLineage = z.infer<typeof lineage>;
export type ApiHistoryEntry = z.infer<typeof historyEntry>;
