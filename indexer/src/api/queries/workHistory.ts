import type { ApiHistoryEntry } from "@colophon/sdk/api/schemas.ts";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { Hex } from "viem";
import { z } from "zod";
import { transfers, verdicts, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { noWork } from "./findWork.ts";
import type { Paging } from "./paging.ts";
import { showVerdict } from "./showVerdict.ts";

interface Entry {
  block: number;
  logIndex: number;
  show: ApiHistoryEntry;
}

/**
 * All that happened to a work: its certification, verdicts, changes of hands.
 *
 * @throws ApiProblem 404
 */
export async function workHistory(db: Db, id: Hex, paging: Paging) {
  const [work] = await db.select().from(works).where(eq(works.id, id));
  if (!work) throw noWork(id);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("history"), z.int(), z.int()]));
  const after = (block: PgColumn, logIndex: PgColumn): SQL | undefined =>
    from ? sql`(${block}, ${logIndex}) > (${from[1]}, ${from[2]})` : undefined;
  const limit = paging.limit + 1;
  const moved = await db
    .select()
    .from(transfers)
    .where(and(eq(transfers.work, id), after(transfers.block, transfers.logIndex)))
    .orderBy(asc(transfers.block), asc(transfers.logIndex))
    .limit(limit);
  const judged = await db
    .select()
    .from(verdicts)
    .where(and(eq(verdicts.work, id), eq(verdicts.author, work.author), after(verdicts.block, verdicts.logIndex)))
    .orderBy(asc(verdicts.block), asc(verdicts.logIndex))
    .limit(limit);
  const entries: Entry[] = [
    ...moved.map((row) => entry(row, row.to ? "transferred" : "burnt", { from: row.from, to: row.to })),
    ...judged.map((row) =>
      entry(row, row.accepted ? "accepted" : "rejected", { from: row.curator, verdict: showVerdict(row) }),
    ),
  ];
  const certified = entry({ ...work, time: work.certifiedAt }, "certified", { to: work.author });
  const isLater = from && (work.block > from[1] || (work.block === from[1] && work.logIndex > from[2]));
  if (!from || isLater) entries.push(certified);
  entries.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
  return toPage(
    entries,
    paging.limit,
    (row) => ["history", row.block, row.logIndex],
    (row) => row.show,
  );
}

function entry(
  at: { block: number; logIndex: number; time: number; transaction: Hex },
  kind: ApiHistoryEntry["kind"],
  what: Partial<Pick<ApiHistoryEntry, "from" | "to" | "verdict">>,
): Entry {
  const { block, logIndex, time, transaction } = at;
  return { block, logIndex, show: { kind, time, block, transaction, from: null, to: null, verdict: null, ...what } };
}
