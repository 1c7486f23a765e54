/**
 * What the HTTP API answers, as zod schemas: the API validates and documents itself with them, clients take the types.
 *
 * Conventions: amounts are decimal strings in the token's smallest unit; times are unix seconds; addresses are lower-case
 * 0x hex; contribution ids are 0x + 64 hex digits (campaign ‖ low 224 bits of the digest); digests are 0x + 64 hex digits;
 * the zero address as a token means ETH. Lists are keyset-paged: pass `next` back as `cursor`.
 */
import { z } from "zod";

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^0x[0-9a-f]{${bytes * 2}}$`), `expected 0x and ${bytes * 2} lower-case hex digits`);

export const address = hex(20);
export const digest = hex(32);
export const contributionId = hex(32);
export const config = hex(20);
export const amount = z.string().regex(/^\d{1,78}$/, "expected a decimal amount");
export const time = z.int().nonnegative();
export const cid = z.string().min(8).max(128);

export const problem = z.object({
  /** A stable code, kebab-case. */
  code: z.string(),
  /** What happened, why, and what to do, for a person. */
  message: z.string(),
  details: z.record(z.string(), z.unknown()).optional(),
});

export const aiPolicy = z.enum(["any", "disclosed", "none"]);
export const aiUse = z.enum(["none", "assisted", "generated"]);
export const format = z.enum(["open", "mosaic", "story", "remix"]);
export const mediaKind = z.enum(["other", "image", "video", "audio", "text", "model"]);

/** Where a campaign stands, by the clock and its statements. `settling`: the roll is closed; `paid`: a statement stands. */
export const phase = z.enum(["upcoming", "open", "review", "appeals", "finality", "settling", "paid"]);

/** Of the bytes: fetched and re-hashed to the CID; not to be had; or other bytes or another DAG than the canonical one. */
export const verification = z.enum(["pending", "verified", "unavailable", "non-canonical"]);
/** Of the review: `accepted` by verdict, or because the review ended without one. */
export const standing = z.enum(["in-review", "accepted", "rejected"]);

export const settings = z.object({
  opens: time,
  closes: time,
  reviewPeriod: time,
  appealPeriod: time,
  finality: time,
  settleWithin: time,
  votesClose: time,
  equalBps: z.int(),
  curatedBps: z.int(),
  communityBps: z.int(),
  lineageBps: z.int(),
  royaltyBps: z.int(),
  aiPolicy,
  format,
  sealedUntilClose: z.boolean(),
  voterRoot: digest,
  appealBond: amount,
  editionToken: address,
  editionPrice: amount,
  editionCap: z.int(),
});

/** The terms document on IPFS (one raw block of JSON, at most 1 MiB): brief, guidelines and licence. */
export const terms = z.object({
  v: z.literal(1),
  title: z.string().min(1).max(120),
  brief: z.string().max(10_000),
  guidelines: z.string().max(20_000).default(""),
  licence: z.object({
    name: z.string().min(1).max(120),
    url: z.url().optional(),
    text: z.string().max(50_000).optional(),
  }),
  /** CID of a cover picture. */
  cover: cid.optional(),
  /** `open`: works show while they are in review; `reviewed`: only once accepted. */
  gallery: z.enum(["open", "reviewed"]).default("reviewed"),
});

/** The manifest on IPFS (one raw block of JSON, at most 64 KiB). Missing or invalid: the author has 100 %. */
export const manifest = z.object({
  v: z.literal(1),
  title: z.string().min(1).max(200),
  description: z.string().max(5_000).default(""),
  /** Media type of the content, as its author's device named it. */
  mediaType: z.string().max(127).default("application/octet-stream"),
  /** Distinct accounts, each ≥ 1 bp, sum 10,000. Absent: the author has all. */
  credits: z
    .array(z.object({ account: address, bps: z.int().min(1).max(10_000), role: z.string().max(80).optional() }))
    .max(64)
    .optional(),
  links: z.array(z.url()).max(16).optional(),
});

/** A curator's note on IPFS (one raw block of JSON, at most 64 KiB): why a work was rejected, in the curator's words. */
export const note = z.object({ v: z.literal(1), text: z.string().min(1).max(5_000) });

export const token = z.object({ address, symbol: z.string(), name: z.string(), decimals: z.int() });

export const pool = z.object({
  campaign: z.int(),
  token,
  funded: amount,
  refunded: amount,
  paid: amount,
  /** Cumulative total of the standing statement, "0" if none. */
  total: amount,
  root: digest.nullable(),
  /** `upheld`: disputed, and upheld by the arbiter: it stands at `claimableFrom` and can no longer be disputed. */
  state: z.enum(["none", "proposed", "disputed", "upheld"]),
  pendingTotal: amount.nullable(),
  pendingRoot: digest.nullable(),
  claimableFrom: time.nullable(),
});

export const statement = z.object({
  campaign: z.int(),
  token,
  number: z.int(),
  proposer: address,
  root: digest,
  total: amount,
  bond: amount,
  cid,
  proposedAt: time,
  claimableFrom: time,
  state: z.enum(["proposed", "disputed", "upheld", "stands", "superseded", "fell"]),
  transaction: digest,
  block: z.int(),
});

export const campaign = z.object({
  id: z.int(),
  brand: address,
  arbiter: address,
  relay: address,
  curators: z.array(address),
  settings,
  locked: z.boolean(),
  config,
  termsVersion: z.int(),
  termsCid: cid,
  /** The terms document's content; null while it can't be had or where it is invalid. */
  terms: terms.nullable(),
  phase,
  reviewStarts: time,
  reviewEnds: time,
  appealsEnd: time,
  rollAt: time,
  settleBy: time,
  counts: z.object({
    works: z.int(),
    verified: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    inReview: z.int(),
    contributors: z.int(),
  }),
  pools: z.array(pool),
  openedAt: time,
  block: z.int(),
  transaction: digest,
});

export const verdict = z.object({
  curator: address,
  accepted: z.boolean(),
  score: z.int(),
  reason: z.int(),
  note: digest.nullable(),
  time,
  transaction: digest,
});

export const work = z.object({
  id: contributionId,
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  author: address,
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
  certifiedAt: time,
  finalAt: time,
  final: z.boolean(),
  verification,
  standing,
  verdict: verdict.nullable(),
  block: z.int(),
  transaction: digest,
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
  kind: z.enum(["certified", "transferred", "burnt", "accepted", "rejected"]),
  time,
  block: z.int(),
  transaction: digest,
  from: address.nullable(),
  to: address.nullable(),
  verdict: verdict.nullable(),
});

export const claimable = z.object({
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  token,
  account: address,
  /** Everything earned so far by the standing statement, what was paid of it, and the rest. */
  cumulative: amount,
  claimed: amount,
  claimable: amount,
  proof: z.array(digest),
  statement: z.int(),
  statementCid: cid,
});

export const claimRecord = z.object({
  campaign: z.int(),
  token,
  account: address,
  to: address,
  amount,
  cumulative: amount,
  time,
  transaction: digest,
});

/** The input of the reward engine for one campaign: its roll. */
export const roll = z.object({
  campaign: z.int(),
  rollAt: time,
  closed: z.boolean(),
  block: z.int(),
  blockHash: digest,
  works: z.array(
    z.object({
      id: contributionId,
      author: address,
      certifiedAt: time,
      parents: z.array(contributionId),
      score: z.int(),
      votes: z.int(),
      credits: z.array(z.object({ account: address, bps: z.int() })),
    }),
  ),
});

export const health = z.object({ ok: z.boolean(), version: z.string() });
export const readiness = z.object({
  ready: z.boolean(),
  chainId: z.int(),
  block: z.int().nullable(),
  head: z.int().nullable(),
  finalized: z.int().nullable(),
  /** Why it isn't ready, and what to do. */
  reason: z.string().nullable(),
});

const page = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() });
export const campaignPage = page(campaign);
export const workPage = page(work);
export const historyPage = page(historyEntry);
export const claimRecordPage = page(claimRecord);
export const statementPage = page(statement);

export type Problem = z.infer<typeof problem>;
export type Phase = z.infer<typeof phase>;
export type Verification = z.infer<typeof verification>;
export type Standing = z.infer<typeof standing>;
export type ApiSettings = z.infer<typeof settings>;
export type Terms = z.infer<typeof terms>;
export type Manifest = z.infer<typeof manifest>;
export type Note = z.infer<typeof note>;
export type ApiToken = z.infer<typeof token>;
export type ApiPool = z.infer<typeof pool>;
export type ApiStatement = z.infer<typeof statement>;
export type ApiCampaign = z.infer<typeof campaign>;
export type ApiVerdict = z.infer<typeof verdict>;
export type ApiWork = z.infer<typeof work>;
export type ApiLineage = z.infer<typeof lineage>;
export type ApiHistoryEntry = z.infer<typeof historyEntry>;
export type ApiClaimable = z.infer<typeof claimable>;
export type ApiClaimRecord = z.infer<typeof claimRecord>;
export type ApiRoll = z.infer<typeof roll>;
export type ApiReadiness = z.infer<typeof readiness>;
