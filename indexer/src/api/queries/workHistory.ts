import type { ApiHistoryEntry } from "@colophon/sdk/api/schemas.ts";
import { and, asc, eq, inArray, isNotNull, notExists, type SQL, sql } from "drizzle-orm";
import { alias, type PgColumn } from "drizzle-orm/pg-core";
import type { Hex } from "viem";
import { z } from "zod";
import { appeals, supersessions, transfers, verdicts, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { certificationsOf } from "./certificationsOf.ts";
import { noWork } from "./findWork.ts";
import { type HistoryEntry, historyEntry } from "./historyEntry.ts";
import type { Paging } from "./paging.ts";
import { showVerdict } from "./showVerdict.ts";

/**
 * All that happened to a work: its certification, verdicts, appeals, changes of author and of hands. What was said of it as a
 * previous author's stays in here, though it no longer counts.
 *
 * @throws ApiProblem 404
 */
export async function workHistory(
  db: Db,
  id: Hex,
  paging: Paging,
): Promise<{ items: ApiHistoryEntry[]; next: string | null }> {
  const [work] = await db.select().from(works).where(eq(works.id, id));
  if (!work) throw noWork(id);
  const lost = await db
    .select()
    .from(supersessions)
    .where(eq(supersessions.work, id))
    .orderBy(asc(supersessions.block), asc(supersessions.logIndex));
  const authors = [...new Set([work.author, ...lost.map(({ author }) => author)])];
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("history"), z.int(), z.int()]));
  const after = (block: PgColumn, logIndex: PgColumn): SQL | undefined =>
    from ? sql`(${block}, ${logIndex}) > (${from[1]}, ${from[2]})` : undefined;
  const limit = paging.limit + 1;
  const certified = certificationsOf(work, lost).filter(
    (row) => !from || row.block > from[1] || (row.block === from[1] && row.logIndex > from[2]),
  );
  const entries = [
    ...certified,
    ...(await transfersOf(db, id, after, limit)),
    ...(await verdictsOf(db, id, authors, after, limit)),
    ...(await appealsOf(db, id, authors, after, limit)),
  ];
  entries.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
  return toPage(
    entries,
    paging.limit,
    (row) => ["history", row.block, row.logIndex],
    (row) => row.show,
  );
}

type After = (block: PgColumn, logIndex: PgColumn) => SQL | undefined;

/** But those by which a supersession moved the token: it says so itself, in the event right after. */
async function transfersOf(db: Db, id: Hex, after: After, limit: number): Promise<HistoryEntry[]> {
  const lost = alias(supersessions, "lost");
  const ofSupersession = db
    .select({ one: sql`1` })
    .from(lost)
    .where(
      and(
        eq(lost.work, transfers.work),
        eq(lost.block, transfers.block),
        sql`${lost.logIndex} = ${transfers.logIndex} + 1`,
      ),
    );
  const rows = await db
    .select()
    .from(transfers)
    .where(and(eq(transfers.work, id), notExists(ofSupersession), after(transfers.block, transfers.logIndex)))
    .orderBy(asc(transfers.block), asc(transfers.logIndex))
    .limit(limit);
  return rows.map((row) => historyEntry(row, row.to ? "transferred" : "burnt", { from: row.from, to: row.to }));
}

async function verdictsOf(db: Db, id: Hex, authors: Hex[], after: After, limit: number): Promise<HistoryEntry[]> {
  const rows = await db
    .select()
    .from(verdicts)
    .where(and(eq(verdicts.work, id), inArray(verdicts.author, authors), after(verdicts.block, verdicts.logIndex)))
    .orderBy(asc(verdicts.block), asc(verdicts.logIndex))
    .limit(limit);
  return rows.map((row) =>
    historyEntry(row, row.accepted ? "accepted" : "rejected", {
      from: row.curator,
      to: row.author,
      verdict: showVerdict(row),
    }),
  );
}

async function appealsOf(db: Db, id: Hex, authors: Hex[], after: After, limit: number): Promise<HistoryEntry[]> {
  const ofWork = and(eq(appeals.work, id), inArray(appeals.author, authors));
  const made = await db
    .select()
    .from(appeals)
    .where(and(ofWork, after(appeals.block, appeals.logIndex)))
    .orderBy(asc(appeals.block), asc(appeals.logIndex))
    .limit(limit);
  const decided = await db
    .select()
    .from(appeals)
    .where(and(ofWork, isNotNull(appeals.decidedBlock), after(appeals.decidedBlock, appeals.decidedLogIndex)))
    .orderBy(asc(appeals.decidedBlock), asc(appeals.decidedLogIndex))
    .limit(limit);
  return [
    ...made.map((row) => historyEntry(row, "appealed", { from: row.author })),
    ...decided.flatMap((row) => {
      const { decidedBlock: block, decidedLogIndex: logIndex, decidedAt: time, decision: transaction } = row;
      if (block === null || logIndex === null || time === null || transaction === null) return [];
      const { arbiter, author, score, note } = row;
      const kind = row.state === "upheld" ? "appeal-upheld" : "appeal-rejected";
      return [historyEntry({ block, logIndex, time, transaction }, kind, { from: arbiter, to: author, score, note })];
    }),
  ];
}
