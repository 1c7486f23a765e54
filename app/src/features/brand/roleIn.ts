import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";

export type Role = "brand" | "curator" | "arbiter";

type Roles = Pick<ApiCampaign, "brand" | "curators" | "arbiter">;

/** What an account is in a campaign; null: nobody in particular. A brand that names itself as curator is the brand. */
export function roleIn(campaign: Roles, account: string | undefined): Role | null {
  const me = account?.toLowerCase();
  if (me === undefined) return null;
  if (campaign.brand === me) return "brand";
  if (campaign.arbiter === me) return "arbiter";
  return campaign.curators.includes(me) ? "curator" : null;
}

/** True for who may give verdicts: the brand and its curators (an arbiter may be one of them). */
export function mayReview(campaign: Roles, account: string | undefined): boolean {
  const me = account?.toLowerCase();
  return me !== undefined && (campaign.brand === me || campaign.curators.includes(me));
}
