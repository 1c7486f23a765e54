import type { ApiCampaign } from "@colophon/sdk/api/schemas.ts";
import { eq } from "drizzle-orm";
import { campaigns } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { ApiProblem } from "../problem.ts";
import { selectCampaigns, showCampaigns } from "./campaignRows.ts";

/** @throws ApiProblem 404 */
export async function findCampaign(db: Db, id: number, now: number): Promise<ApiCampaign> {
  const [campaign] = await showCampaigns(db, await selectCampaigns(db).where(eq(campaigns.id, id)), now);
  if (!campaign) throw noCampaign(id);
  return campaign;
}

export function noCampaign(id: number): ApiProblem {
  return new ApiProblem(
    404,
    "no-such-campaign",
    `No campaign ${id} is indexed. If it was opened just now, wait for its block (see /v1/head).`,
    { campaign: id },
  );
}
