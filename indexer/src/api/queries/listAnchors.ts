import type { AnchorKind, AnchorState, ApiAnchor } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { isAnchored, isFileOf } from "../../anchors/anchorReadable.ts";
import { anchors, campaigns } from "../../store/chainTables.ts";
import { anchorFiles } from "../../store/factTables.ts";
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
    .select({ anchor: anchors, file: anchorFiles, anchored: isAnchored() })
    .from(anchors)
    .innerJoin(campaigns, eq(campaigns.id, anchors.campaign))
    .leftJoin(anchorFiles, isFileOf())
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
    ({ anchor }) => ["anchors", anchor.block, anchor.logIndex],
    ({ anchor: { kind, root, count, data, codec, config, time, block, transaction }, file, anchored }) => ({
      campaign,
      kind,
      root,
      count,
      data: { digest: data, cid: cidFromDigest(data, codec === 1 ? 1 : 0), ...showFile(file, anchored === true) },
      config,
      time,
      block,
      transaction,
    }),
  );
}

type File = typeof anchorFiles.$inferSelect;

/** What is known of an anchor's file; null: it isn't asked for (contributions). */
function showFile(
  file: File | null,
  anchored: boolean,
): { state: AnchorState; reason: string | null; valid: number | null } {
  if (file === null || file.state === "pending") return { state: "unread", reason: null, valid: null };
  if (file.state !== "read") return { state: file.state, reason: file.error, valid: null };
  if (anchored) return { state: "read", reason: null, valid: file.valid };
  const reason = `the file leads to the root ${file.root} of campaign ${file.campaign}, or names another list of voters`;
  return { state: "mismatched", reason, valid: null };
}
