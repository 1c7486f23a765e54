import { and, asc, eq, sql } from "drizzle-orm";
import { epochThen, isAnchored, isFileOf } from "../anchors/anchorReadable.ts";
import { anchors } from "../store/chainTables.ts";
import { anchorFiles } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { openStale } from "./staleWorks.ts";

/** An anchor's place. */
export interface AnchorPlace {
  campaign: number;
  block: number;
  logIndex: number;
}

/**
 * Admits the leaves of an anchor of contributions that hold at its place, if its file was read, and what hangs on them in later anchors;
 * asks for their bytes and manifests, and notes their works as stale. The rule is `docs/roll.md`'s, “Leaves”; the SDK's
 * `admitLeaves` has it in code for audits. Whether a leaf holds is settled by the chain up to its anchor's block and by the files of earlier anchors: nothing
 * later takes it back, so this only ever adds, and the order in which files come doesn't matter.
 */
export async function admitAnchor(tx: Db, anchor: AnchorPlace): Promise<void> {
  await openStale(tx);
  if ((await admit(tx, anchor, false)) === 0) return;
  // Files come late, or out of order: a leaf that named one of these as its parent wasn't admitted then.
  const later = await tx
    .select({ campaign: anchors.campaign, block: anchors.block, logIndex: anchors.logIndex })
    .from(anchors)
    .innerJoin(anchorFiles, and(isFileOf(), eq(anchorFiles.state, "read")))
    .where(
      and(
        eq(anchors.campaign, anchor.campaign),
        eq(anchors.kind, "contributions"),
        sql`(${anchors.block}, ${anchors.logIndex}) > (${anchor.block}, ${anchor.logIndex})`,
      ),
    )
    .orderBy(asc(anchors.block), asc(anchors.logIndex));
  for (const place of later) await admit(tx, place, true);
}

/**
 * @param linkedOnly those alone that build on what is stale, which is what was just admitted and little else: nothing else can have changed for
 *   them, and whoever sends a thousand anchors whose leaves never hold doesn't have them all looked up again and again
 * @returns how many were admitted that weren't
 */
async function admit(tx: Db, { campaign, block, logIndex }: AnchorPlace, linkedOnly: boolean): Promise<number> {
  const parent = sql`substring(f.parents from place * 32 + 1 for 32)`;
  const places = sql`generate_series(0, length(f.parents) / 32 - 1) place`;
  // Not by `exists`: of those the database makes a table of all that was known before the anchor, anew for each leaf.
  const known = sql`coalesce(
    (select true from attributions a where a.id = ${parent} and a.certified_at < anchors.time
      and (a.block, a.log_index) < (anchors.block, anchors.log_index) limit 1),
    (select true from anchored_leaves l where l.id = ${parent} and l.campaign = anchors.campaign and l.time < anchors.time limit 1),
    (select true from supersessions s where s.work = ${parent} and s.certified_at < anchors.time
      and (s.certified_block, s.certified_log_index) < (anchors.block, anchors.log_index) limit 1),
    false)`;
  const result = await tx.execute(sql`
    with admitted as (
      insert into anchored_leaves (block, log_index, leaf, campaign, id, data, time)
      select anchors.block, anchors.log_index, f.leaf, anchors.campaign, f.id, f.data, anchors.time
      from anchors join campaigns on campaigns.id = anchors.campaign join anchor_files on ${isFileOf()}
        join contribution_leaves f on f.data = anchors.data
      where anchors.campaign = ${campaign} and anchors.kind = 'contributions' and anchors.block = ${block} and anchors.log_index = ${logIndex}
        and ${isAnchored()}
        ${linkedOnly ? sql`and length(f.parents) > 0 and exists (select from ${places} where ${parent} in (select id from stale_works))` : sql``}
        and f.deadline >= anchors.time
        and f.epoch = ${epochThen(sql`f.author`)}
        and (f.ai_use = 0 or campaigns.settings->>'aiPolicy' <> 'none')
        and (campaigns.settings->>'format' not in ('story', 'remix') or (f.leaf = 0 and anchors.first)
          or exists (select from ${places} where substring(f.parents from place * 32 + 1 for 4) = substring(f.id from 1 for 4)))
        and not exists (select from ${places} where not ${known})
      on conflict do nothing returning id, data, leaf
    ), said as (
      select f.digest, f.codec, f.manifest from admitted join contribution_leaves f on f.data = admitted.data and f.leaf = admitted.leaf
    ), bytes as (
      insert into contents (digest, codec, asked_by) select distinct digest, codec, ${campaign}::bigint from said on conflict do nothing
    ), manifests as (
      insert into documents (digest, kind, asked_by) select distinct manifest, 'manifest', ${campaign}::bigint from said where manifest is not null
      on conflict do nothing
    ), stale as (
      insert into stale_works select distinct id from admitted on conflict do nothing
    )
    select count(*)::int as many from admitted`);
  const [row] = (result as { rows: { many: number }[] }).rows;
  return row?.many ?? 0;
}
