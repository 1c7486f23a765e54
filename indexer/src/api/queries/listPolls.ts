import type { ApiPoll } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { polls } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";

/** A campaign's polls, newest first. @throws ApiProblem 404 */
export async function listPolls(
  db: Db,
  campaign: number,
  paging: Paging,
  now: number,
): Promise<{ items: ApiPoll[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("polls"), z.int(), z.int()]));
  const rows = await db
    .select()
    .from(polls)
    .where(
      and(
        eq(polls.campaign, campaign),
        from ? sql`(${polls.block}, ${polls.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(polls.block), desc(polls.logIndex))
    .limit(paging.limit + 1);
  return toPage(
    rows,
    paging.limit,
    (row) => ["polls", row.block, row.logIndex],
    ({ poll, by, closes, time, block, transaction }) => ({
      campaign,
      poll,
      cid: cidFromDigest(poll, 0),
      by,
      closes,
      open: now < closes,
      time,
      block,
      transaction,
    }),
  );
}
