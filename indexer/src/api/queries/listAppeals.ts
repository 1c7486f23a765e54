import type { ApiAppealRecord, AppealState } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, gt, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { appeals, standingVerdicts, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import type { Paging } from "./paging.ts";
import { isWithdrawable, showAppeal } from "./showAppeal.ts";
import { showVerdict } from "./showVerdict.ts";
import { selectWorks, showWork } from "./workRows.ts";

export interface AppealFilter {
  campaign?: number;
  author?: Hex;
  state?: AppealState | undefined;
  /** Only those whose bond can be had now. */
  withdrawable?: boolean;
}

/** Appeals, newest first, each with what it is about. */
export async function listAppeals(
  db: Db,
  filter: AppealFilter,
  paging: Paging,
  now: number,
): Promise<{ items: ApiAppealRecord[]; next: string | null }> {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("appeals"), z.int(), z.int()]));
  const rows = await db
    .select({ appeal: appeals, verdict: standingVerdicts })
    .from(appeals)
    .leftJoin(works, eq(works.id, appeals.work))
    .leftJoin(
      standingVerdicts,
      and(eq(standingVerdicts.work, appeals.work), eq(standingVerdicts.author, appeals.author)),
    )
    .where(
      and(
        filter.campaign !== undefined ? eq(appeals.campaign, filter.campaign) : undefined,
        filter.author ? eq(appeals.author, filter.author) : undefined,
        filter.state ? inState(filter.state, now) : undefined,
        filter.withdrawable ? isWithdrawable(now) : undefined,
        from ? sql`(${appeals.block}, ${appeals.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(appeals.block), desc(appeals.logIndex))
    .limit(paging.limit + 1);
  const ids = [...new Set(rows.map(({ appeal }) => appeal.work))];
  const about = ids.length === 0 ? [] : await selectWorks(db).where(inArray(works.id, ids));
  const byId = new Map(about.map((row) => [row.work.id, row]));
  return toPage(
    rows,
    paging.limit,
    ({ appeal }) => ["appeals", appeal.block, appeal.logIndex],
    ({ appeal, verdict }) => {
      const work = byId.get(appeal.work) ?? null;
      const judged = { workAuthor: work?.work.author ?? null, accepted: verdict?.accepted ?? null };
      return {
        ...showAppeal(appeal, judged, now),
        id: appeal.work,
        campaign: appeal.campaign,
        verdict: verdict && showVerdict(verdict),
        work: work && showWork(work, now),
      };
    },
  );
}

/** `undecided` is a pending one after the appeals' end. */
function inState(state: AppealState, now: number): SQL | undefined {
  if (state === "pending") return and(eq(appeals.state, "pending"), gt(appeals.returnsAt, now));
  if (state === "undecided") return and(eq(appeals.state, "pending"), lte(appeals.returnsAt, now));
  return eq(appeals.state, state);
}
