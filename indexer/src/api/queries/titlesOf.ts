import { and, eq, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { works } from "../../store/chainTables.ts";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";

/** Titles of works by id; null for those that aren't indexed, or whose manifest can't be had. */
export async function titlesOf(db: Db, ids: readonly Hex[]): Promise<(id: Hex) => string | null> {
  if (ids.length === 0) return () => null;
  const rows = await db
    .select({ id: works.id, title: documents.title })
    .from(works)
    .innerJoin(documents, and(eq(documents.digest, works.manifest), eq(documents.kind, "manifest")))
    .where(inArray(works.id, [...new Set(ids)]));
  const titles = new Map(rows.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? null;
}
