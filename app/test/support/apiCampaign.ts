import type { ApiCampaign, ApiPool, ApiSettings } from "@colophon/sdk/api/schemas.ts";

const ZERO = `0x${"00".repeat(32)}`;
const ETH = { address: `0x${"00".repeat(20)}`, symbol: "ETH", name: "Ether", decimals: 18 };

/** A pool of 10 wei, of which nothing was given out, but for what is given. */
export const apiPool = (given: Partial<ApiPool> = {}): ApiPool => ({
  campaign: 1,
  token: ETH,
  funded: "10",
  refunded: "0",
  paid: "0",
  proceeds: { editions: "0", royalties: "0", bonds: "0", stakes: "0", gifts: "0", taken: "0", held: "0" },
  total: "0",
  root: null,
  state: "none",
  pendingTotal: null,
  pendingRoot: null,
  pendingEmpty: false,
  claimableFrom: null,
  emptyStood: false,
  ...given,
});

const SETTINGS: ApiSettings = {
  opens: 1,
  closes: 2,
  reviewPeriod: 1,
  appealPeriod: 1,
  finality: 1,
  settleWithin: 1,
  votesClose: 2,
  equalBps: 10_000,
  curatedBps: 0,
  communityBps: 0,
  lineageBps: 0,
  royaltyBps: 0,
  aiPolicy: "any",
  format: "open",
  sealedUntilClose: false,
  voterRoot: ZERO,
  appealBond: "0",
  editionToken: ETH.address,
  editionPrice: "0",
  editionCap: 0,
};

const COUNTS: ApiCampaign["counts"] = {
  works: 1,
  minted: 1,
  verified: 1,
  accepted: 1,
  rejected: 0,
  inReview: 0,
  contributors: 1,
  commitments: 0,
  anchors: 0,
  appeals: 0,
  polls: 0,
};

/** What of a campaign a test says itself: of its counts and settings only those that matter to it. */
export type GivenCampaign = Partial<Omit<ApiCampaign, "counts" | "settings">> & {
  counts?: Partial<ApiCampaign["counts"]>;
  settings?: Partial<ApiSettings>;
};

/** A campaign whose roll is closed, with one accepted work and one pool, but for what is given. */
export const apiCampaign = ({ counts, settings, ...given }: GivenCampaign = {}): ApiCampaign => ({
  id: 1,
  brand: "0xb",
  arbiter: "0xa",
  relay: ETH.address,
  curators: [],
  settings: { ...SETTINGS, ...settings },
  locked: true,
  config: `0x${"00".repeat(20)}`,
  termsVersion: 1,
  termsCid: "bafkreigh2akiscaildcqabsyg3dfr6chu3fgpregiymsck7e7aqa4s52zy",
  terms: null,
  phase: "settling",
  reviewStarts: 2,
  reviewEnds: 3,
  appealsEnd: 4,
  rollAt: 5,
  settleBy: 6,
  counts: { ...COUNTS, ...counts },
  pools: [apiPool()],
  bondsToForward: "0",
  edition: { content: null, price: "0", token: ETH, cap: 0, minted: "0", holders: 0 },
  royalties: { bps: 0, forwarder: null, arrived: [] },
  openedAt: 0,
  block: 1,
  transaction: ZERO,
  ...given,
});
