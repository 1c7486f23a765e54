import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { expect, it } from "vitest";
import { byCampaign } from "../../src/lib/byCampaign.ts";

const claimable = (campaign: number, symbol: string, campaignTitle: string | null): ApiClaimable => ({
  campaign,
  campaignTitle,
  token: { address: `0x${"1".repeat(40)}`, symbol, name: symbol, decimals: 6 },
  account: `0x${"a".repeat(40)}`,
  cumulative: "1",
  claimed: "0",
  claimable: "1",
  proof: [],
  statement: 1,
  statementCid: "bafkrei",
});

it("makes one line of a campaign with two pools, and keeps the order", () => {
  const lines = byCampaign([claimable(2, "ETH", "Fog"), claimable(1, "ETH", null), claimable(2, "dUSD", "Fog")]);
  expect(lines.map(({ campaign, title, items }) => [campaign, title, items.map(({ token }) => token.symbol)])).toEqual([
    [2, "Fog", ["ETH", "dUSD"]],
    [1, "Campaign 1", ["ETH"]],
  ]);
});
