import type { ApiEditionHolder } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { editionBalances } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { addressParam } from "../params.ts";
import { bytes } from "./bytes.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";

/** Who holds editions of a campaign, most first. @throws ApiProblem 404 */
export async function listHolders(
  db: Db,
  campaign: number,
  paging: Paging,
): Promise<{ items: ApiEditionHolder[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const shape = z.tuple([z.literal("holders"), z.string().regex(/^\d{1,78}$/), addressParam]);
  const from = decodeCursor(paging.cursor, shape);
  const { amount, account } = editionBalances;
  const rows = await db
    .select()
    .from(editionBalances)
    .where(
      and(
        eq(editionBalances.campaign, campaign),
        from ? sql`(${amount}, ${account}) < (${from[1]}::numeric, ${bytes(from[2])})` : undefined,
      ),
    )
    .orderBy(desc(amount), desc(account))
    .limit(paging.limit + 1);
  return toPage(
    rows,
    paging.limit,
    (row) => ["holders", row.amount.toString(), row.account],
    (row) => ({ campaign, account: row.account, amount: row.amount.toString() }),
  );
}
