import { eq } from "drizzle-orm";
import { campaigns } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { noCampaign } from "./findCampaign.ts";

/** An empty list says that there is nothing; of a campaign that isn't there nothing can be said. @throws ApiProblem 404 */
export async function checkCampaign(db: Db, id: number): Promise<void> {
  const [known] = await db.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.id, id));
  if (!known) throw noCampaign(id);
}
