import type { AnchorKind, ApiAnchor } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { anchors } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";

/** A campaign's anchors, newest first. @throws ApiProblem 404 */
export async function listAnchors(
  db: Db,
  campaign: number,
  filter: Paging & { kind?: AnchorKind | undefined },
): Promise<{ items: ApiAnchor[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const from = decodeCursor(filter.cursor, z.tuple([z.literal("anchors"), z.int(), z.int()]));
  const rows = await db
    .select()
    .from(anchors)
    .where(
      and(
        eq(anchors.campaign, campaign),
        filter.kind ? eq(anchors.kind, filter.kind) : undefined,
        from ? sql`(${anchors.block}, ${anchors.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(anchors.block), desc(anchors.logIndex))
    .limit(filter.limit + 1);
  return toPage(
    rows,
    filter.limit,
    (row) => ["anchors", row.block, row.logIndex],
    ({ kind, root, count, data, codec, dataState, config, time, block, transaction }) => ({
      campaign,
      kind,
      root,
      count,
      data: { digest: data, cid: cidFromDigest(data, codec === 1 ? 1 : 0), state: dataState },
      config,
      time,
      block,
      transaction,
    }),
  );
}
