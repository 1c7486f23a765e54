/** Campaigns, their settings and their editions. Conventions as in `schemas.ts`. */
import { z } from "zod";
import { address, amount, cid, config, digest, page, time } from "./commonSchemas.ts";
import { terms } from "./documentSchemas.ts";
import { pool, token } from "./poolSchemas.ts";
import { mediaKind, verification } from "./workSchemas.ts";

export const aiPolicy = z.enum(["any", "disclosed", "none"]);
export const format = z.enum(["open", "mosaic", "story", "remix"]);

/** Where a campaign stands, by the clock and its statements. `settling`: the roll is closed; `paid`: a statement stands. */
export const phase = z.enum(["upcoming", "open", "review", "appeals", "finality", "settling", "paid"]);

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
    /** Certified directly or by an anchor's leaf that holds, minted or not. */
    works: z.int(),
    /** Of `works`, those whose author has the token: what is anchored only is the rest. */
    minted: z.int(),
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

export const editionHolder = z.object({ campaign: z.int(), account: address, amount });

export const editionHeld = z.object({
  campaign: z.int(),
  campaignTitle: z.string().nullable(),
  amount,
  edition,
});

export const campaignPage = page(campaign);
export const editionHolderPage = page(editionHolder);
export const editionHeldPage = page(editionHeld);

export type Phase = z.infer<typeof phase>;
export type ApiSettings = z.infer<typeof settings>;
export type ApiCampaign = z.infer<typeof campaign>;
export type ApiEdition = z.infer<typeof edition>;
export type ApiEditionHolder = z.infer<typeof editionHolder>;
export type ApiEditionHeld = z.infer<typeof editionHeld>;
