import { getTableColumns, getTableName } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { allChainTables, allFactTables } from "../../src/store/allTables.ts";
import type { Db } from "../../src/store/openDatabase.ts";

/** How often something was tried, when it will be again and who asked first depends on the day and not on the chain. */
const INCIDENTAL = new Set(["attempts", "nextAttempt", "error", "askedBy"]);

/** All that an index says, table by table, in one order. */
export async function dumpIndex(db: Db): Promise<Record<string, string[]>> {
  const dump: Record<string, string[]> = {};
  for (const table of [...allChainTables, ...allFactTables.ofContent, ...allFactTables.ofChain]) {
    const rows: Record<string, unknown>[] = await db.select().from(table as PgTable);
    const fields = Object.keys(getTableColumns(table)).filter((field) => !INCIDENTAL.has(field));
    dump[getTableName(table)] = rows
      .map((row) =>
        JSON.stringify(Object.fromEntries(fields.map((field) => [field, row[field]])), (_key, value: unknown) =>
          typeof value === "bigint" ? value.toString() : value,
        ),
      )
      .sort();
  }
  return dump;
}

/** Rows that one index has and the other lacks. Facts about content that no row names any more don't count: a reorg left them. */
export function differences(ours: Record<string, string[]>, fresh: Record<string, string[]>): string[] {
  const found: string[] = [];
  for (const [table, rows] of Object.entries(fresh)) {
    const mine = new Set(ours[table]);
    for (const row of rows) if (!mine.has(row)) found.push(`${table} lacks ${row}`);
    if (LEFT_OVERS.has(table)) continue;
    const theirs = new Set(rows);
    for (const row of mine) if (!theirs.has(row)) found.push(`${table} has too much: ${row}`);
  }
  return found;
}

const LEFT_OVERS = new Set([
  "contents",
  "documents",
  "manifest_credits",
  "statement_files",
  "statement_leaves",
  "statement_summaries",
  "statement_works",
  "statement_edges",
  "statement_credits",
  "transaction_notes",
  "tokens",
  "anchor_files",
  "contribution_leaves",
  "vote_leaves",
  "answer_leaves",
]);
