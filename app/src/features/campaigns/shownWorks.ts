import type { ApiCampaign, ApiWork } from "@colophon/sdk/api/schemas.ts";
import type { WorksFilter } from "../../lib/queries.ts";

/**
 * Which works of a campaign somebody may see together: accepted ones; those in review, too, for brand and curators and where the
 * gallery is open.
 *
 * @param me in lower case
 */
export function shownFilter(campaign: ApiCampaign, me: string | undefined): WorksFilter {
  const reviews = me !== undefined && [campaign.brand, ...campaign.curators].includes(me);
  const standing = reviews || campaign.terms?.gallery === "open" ? "any" : undefined;
  return { campaign: campaign.id, sort: "oldest", standing };
}

/** Of what the filter found; there is no filter for "accepted or in review". */
export function isShown({ standing }: Pick<ApiWork, "standing">): boolean {
  return standing !== "rejected";
}
