/** Pools, their statements, and what accounts take from them. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, amount, cid, digest, page, time } from "./commonSchemas.ts";

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

/** What an account may withdraw from `RewardPools`: returned bonds and won stakes. */
export const credit = z.object({ token, amount });

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

export const claimRecordPage = page(claimRecord);
export const statementPage = page(statement);

export type ApiToken = z.infer<typeof token>;
export type ApiPool = z.infer<typeof pool>;
export type ApiStatement = z.infer<typeof statement>;
export type ApiProceeds = z.infer<typeof proceeds>;
export type ApiCredit = z.infer<typeof credit>;
export type ApiClaimable = z.infer<typeof claimable>;
export type ApiClaimRecord = z.infer<typeof claimRecord>;
