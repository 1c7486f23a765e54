import type { Settings } from "@colophon/sdk/ids/settings.ts";

/** How large everything is that a campaign of so many works has. */
export interface Scale {
  readonly works: number;
  /** Distinct authors: 100,000 of 2.3 million works. */
  readonly signers: number;
  /** Works under one anchor. */
  readonly batch: number;
  readonly batches: number;
}

/** The size that the story is about. */
export const STORY = 2_300_000;
/** An anchor goes out every so many works, or every so many seconds. */
export const CADENCE = { works: 10_000, seconds: 600 } as const;
/** 182 days and a half: half a year. */
export const WINDOW = 15_768_000;

/** Scales a campaign down from the story's size; a small one has ten anchors, so that remixes reach over anchors. */
export function scaleOf(works: number): Scale {
  const batch = Math.min(CADENCE.works, Math.max(1, Math.ceil(works / 10)));
  const signers = Math.max(2, Math.ceil((works * 100_000) / STORY));
  return { works, signers, batch, batches: Math.ceil(works / batch) };
}

/** When the chain begins, in unix seconds: fixed, so that signatures made once fit the chain of a later run. */
export const GENESIS = 1_700_000_000;
const OPENS = GENESIS + 86_400;
const DAY = 86_400;

/** The campaign's settings: half a year, two weeks of review, all three components and lineage. */
export const SETTINGS: Settings = {
  opens: OPENS,
  closes: OPENS + WINDOW,
  reviewPeriod: 14 * DAY,
  appealPeriod: 7 * DAY,
  finality: DAY,
  settleWithin: 60 * DAY,
  votesClose: OPENS + WINDOW + 7 * DAY,
  equalBps: 4_000,
  curatedBps: 4_000,
  communityBps: 2_000,
  lineageBps: 2_000,
  royaltyBps: 500,
  aiPolicy: "any",
  format: "open",
  sealedUntilClose: false,
  voterRoot: `0x${"0".repeat(64)}`,
  appealBond: 0n,
  editionToken: `0x${"0".repeat(40)}`,
  editionPrice: 0n,
  editionCap: 0,
};

/** The last second in which signatures hold: well after the last anchor. */
export const DEADLINE = BigInt(SETTINGS.closes + 30 * DAY);

/** When a batch's anchor goes out: evenly over the window. */
export function anchoredAt(batch: number, batches: number): number {
  return SETTINGS.opens + Math.floor(((batch + 1) * WINDOW) / (batches + 1));
}

/** What the brand gives: a thousand ETH, so that every share is of many digits. */
export const FUNDED = 10n ** 21n;
