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
/** Of review and appeal, as it counts: see `rewards/effectiveStanding.ts`, which is the rule. */
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

/**
 * A scheme, a colon and something without blanks or control characters. Not a URL by the machine's own parser: each knows another edition of
 * Unicode, and money hangs on whether a manifest is valid.
 */
const link = z.string().regex(/^[A-Za-z][A-Za-z0-9+.-]*:[!-~\u0080-\u{10FFFF}]+$/u, "expected an absolute URL");

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
  links: z.array(link).max(16).optional(),
});

/** A curator's note on IPFS (one raw block of JSON, at most 64 KiB): why a work was rejected, in the curator's words. */
export const note = z.object({ v: z.literal(1), text: z.string().min(1).max(5_000) });

export const token = z.object({ address, symbol: z.string(), name: z.string(), decimals: z.int() });

/** What came into a pool as nobody's deposit, all told, by where it came from. */
export const proceeds = z.object({
  /** The price of editions. */
  editions: amount,
  /** What the campaign's forwarder passed on. */
  royalties: amount,
  /** Of appeals that were rejected. */
  bonds: amount,
  /** Of disputes: the pool's half of what was lost. */
  stakes: amount,
  /** By anybody else. */
  gifts: amount,
  /** What the brand took, because an empty roll stood. */
  taken: amount,
  /** What of it is still the pool's: all of the above, less what was taken. Statements give it out like deposits. */
  held: amount,
});

export const pool = z.object({
  campaign: z.int(),
  token,
  /** Deposits and proceeds. */
  funded: amount,
  /** Deposits that funders took back, and proceeds that the brand took. */
  refunded: amount,
  paid: amount,
  proceeds,
  /** Cumulative total of the standing statement, "0" if none. */
  total: amount,
  root: digest.nullable(),
  /** `upheld`: disputed, and upheld by the arbiter: it stands at `claimableFrom` and can no longer be disputed. */
  state: z.enum(["none", "proposed", "disputed", "upheld"]),
  pendingTotal: amount.nullable(),
  pendingRoot: digest.nullable(),
  /** The pending proposal says that the roll is empty: it has neither root nor file. */
  pendingEmpty: z.boolean(),
  claimableFrom: time.nullable(),
  /** An empty roll stood: until a statement stands, funders take their deposits back and the brand the proceeds. */
  emptyStood: z.boolean(),
});

export const statement = z.object({
  campaign: z.int(),
  token,
  number: z.int(),
  proposer: address,
  /** It says that the roll is empty: `root` and `cid` are null, `total` is 0. */
  empty: z.boolean(),
  root: digest.nullable(),
  total: amount,
  bond: amount,
  cid: cid.nullable(),
  proposedAt: time,
  claimableFrom: time,
  state: z.enum(["proposed", "disputed", "upheld", "stands", "superseded", "fell"]),
  transaction: digest,
  block: z.int(),
});

/** Copies of the collective work: what they are of, and how they are sold. */
export const edition = z.object({
  /** Null until the brand has named it. */
  content: z
    .object({
      digest,
      cid,
      kind: mediaKind,
      verification,
      size: z.int().nullable(),
      /** When it was named (last), and where. */
      time,
      transaction: digest,
    })
    .nullable(),
  /** Of one, in the token's smallest unit. */
  price: amount,
  token,
  /** 0: any number. */
  cap: z.int(),
  /** How many there are, as an amount: without a price and a cap it can be any number of 64 bits. */
  minted: amount,
  /** Accounts that hold any. */
  holders: z.int(),
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
    /** Tokens; what is anchored and not minted is in no count but `anchors`. */
    works: z.int(),
    verified: z.int(),
    accepted: z.int(),
    rejected: z.int(),
    inReview: z.int(),
    contributors: z.int(),
    /** Commitments made, shown or not. */
    commitments: z.int(),
    /** Anchors of any kind. */
    anchors: z.int(),
    /** Appeals that wait for the arbiter (or for the end of the appeals). */
    appeals: z.int(),
    polls: z.int(),
  }),
  pools: z.array(pool),
  /** Bonds of rejected appeals that anybody may forward to the ETH pool, in wei. */
  bondsToForward: amount,
  edition,
  royalties: z.object({
    /** Of a resale, in basis points. */
    bps: z.int(),
    /** Where they are paid to, once somebody has deployed it; before, `Royalties.forwarderOf` tells the address. */
    forwarder: address.nullable(),
    /** What reached the pools, by token; nothing is counted while it lies at the forwarder. */
    arrived: z.array(z.object({ token, amount })),
  }),
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

/** A poll's document on IPFS (one raw block of JSON, at most 64 KiB). Options are numbered from 0, and no two are the same. */
export const pollDocument = z.object({
  v: z.literal(1),
  question: z.string().min(1).max(300),
  options: z
    .array(z.string().min(1).max(120))
    .min(2)
    .max(32)
    .refine((options) => new Set(options).size === options.length, "two options are the same"),
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

export const editionHolder = z.object({ campaign: z.int(), account: address, amount });
export const editionHeld = z.object({
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  amount,
  edition,
});

/** What an account may withdraw from `RewardPools`: returned bonds and won stakes. */
export const credit = z.object({ token, amount });

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
      /** Of its manifest, which the credits are read from; null: none. */
      manifest: digest.nullable(),
    }),
  ),
  /** Contents of the campaign's works that aren't verified. `pending`: nobody has looked yet. */
  unverified: z.array(z.object({ cid, state: verification.exclude(["verified"]) })),
  /** The data of anchors that was read, in the order of the log. */
  anchors: z.array(cid),
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
export const anchorPage = page(anchor);
export const appealPage = page(appealRecord);
/** With what votes do: they move money, as far as the campaign's rule says. */
export const votePage = page(voteTotal).extend({
  /** What part of every pool the votes divide, in basis points; 0: votes move nothing, and none are taken. */
  communityBps: z.int(),
  /** Of votes for works that don't count (yet), as of voters who aren't eligible: given, and not counted. */
  uncounted: z.int(),
});
export const pollPage = page(poll);
export const editionHolderPage = page(editionHolder);
export const editionHeldPage = page(editionHeld);

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
export type ApiEvidence = z.infer<typeof evidence>;
export type AppealState = z.infer<typeof appealState>;
export type ApiAppeal = z.infer<typeof appeal>;
export type ApiAppealRecord = z.infer<typeof appealRecord>;
export type AnchorKind = z.infer<typeof anchorKind>;
export type AnchorState = z.infer<typeof anchorState>;
export type ApiAnchor = z.infer<typeof anchor>;
export type ApiVoteTotal = z.infer<typeof voteTotal>;
export type ApiVotePage = z.infer<typeof votePage>;
export type PollDocument = z.infer<typeof pollDocument>;
export type ApiPoll = z.infer<typeof poll>;
export type ApiEdition = z.infer<typeof edition>;
export type ApiEditionHolder = z.infer<typeof editionHolder>;
export type ApiEditionHeld = z.infer<typeof editionHeld>;
export type ApiProceeds = z.infer<typeof proceeds>;
export type ApiCredit = z.infer<typeof credit>;
export type ApiLineage = z.infer<typeof lineage>;
export type ApiHistoryEntry = z.infer<typeof historyEntry>;
export type ApiClaimable = z.infer<typeof claimable>;
export type ApiClaimRecord = z.infer<typeof claimRecord>;
export type ApiRoll = z.infer<typeof roll>;
export type ApiReadiness = z.infer<typeof readiness>;
