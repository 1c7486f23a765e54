import { and, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { searchQuery } from "./searchQuery.ts";

/** So many can be looked up one by one, each wherever it lies; where there are more, a walk in the order of the page soon fills it. */
const MOST = 2_000;

/**
 * The manifests whose titles match, asked for on their own: how many there are is what no statistics know of the words that people type,
 * and joined to works a rare word made the database walk through all of them.
 *
 * @returns null where they are many
 */
export async function manifestsTitled(db: Db, typed: string): Promise<Hex[] | null> {
  const rows = await db
    .select({ digest: documents.digest })
    .from(documents)
    .where(titled(typed))
    .limit(MOST + 1);
  return rows.length > MOST ? null : rows.map(({ digest }) => digest);
}

/** The condition on `documents`. */
export function titled(typed: string) {
  return and(eq(documents.kind, "manifest"), sql`to_tsvector('simple', ${documents.title}) @@ ${searchQuery(typed)}`);
}
