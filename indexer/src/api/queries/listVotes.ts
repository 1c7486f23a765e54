import type { ApiVoteTotal } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { voteTotals, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { idParam } from "../params.ts";
import { bytes } from "./bytes.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";

/** What each work of a campaign was given directly, most first; as the log says it. @throws ApiProblem 404 */
export async function listVotes(
  db: Db,
  campaign: number,
  paging: Paging,
): Promise<{ items: ApiVoteTotal[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("votes"), z.int(), idParam]));
  const rows = await db
    .select({ total: voteTotals, minted: works.id })
    .from(voteTotals)
    .leftJoin(works, eq(works.id, voteTotals.work))
    .where(
      and(
        eq(voteTotals.campaign, campaign),
        from ? sql`(${voteTotals.votes}, ${voteTotals.work}) < (${from[1]}, ${bytes(from[2])})` : undefined,
      ),
    )
    .orderBy(desc(voteTotals.votes), desc(voteTotals.work))
    .limit(paging.limit + 1);
  return toPage(
    rows,
    paging.limit,
    ({ total }) => ["votes", total.votes, total.work],
    ({ total: { work, votes, voters }, minted }) => ({ id: work, campaign, minted: minted !== null, votes, voters }),
  );
}
