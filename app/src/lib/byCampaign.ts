import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";

/** What one campaign's pools give, one a token. */
export interface CampaignClaimables {
  readonly campaign: number;
  readonly title: string;
  readonly items: readonly ApiClaimable[];
}

/** Claimables by campaign, in the order in which campaigns first appear: a campaign with two pools is one line. */
export function byCampaign(claimables: readonly ApiClaimable[]): CampaignClaimables[] {
  const campaigns = [...new Set(claimables.map(({ campaign }) => campaign))];
  return campaigns.map((campaign) => {
    const items = claimables.filter((item) => item.campaign === campaign);
    return { campaign, title: items[0]?.campaignTitle ?? `Campaign ${campaign}`, items };
  });
}
