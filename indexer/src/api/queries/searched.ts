import { type SQL, sql } from "drizzle-orm";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { searchQuery } from "./searchQuery.ts";

/** So many works can be looked up one by one, each wherever it lies. */
const MOST = 5_000;

/** Which works have titles that match what a person typed. */
export interface Searched {
  /** Stands for the table of works. */
  from: typeof works | SQL;
  condition: SQL | undefined;
}

/**
 * Few titles that match lead to their works; where there are many, a walk in the order of the page soon fills it. Which of the two, and how,
 * isn't left to the planner: how often people's words are found is what no statistics know, and for a rare word it walked through all works.
 */
export async function searched(db: Db, typed: string | undefined): Promise<Searched> {
  if (typed === undefined) return { from: works, condition: undefined };
  const matches = sql`documents.kind = 'manifest' and to_tsvector('simple', documents.title) @@ ${searchQuery(typed)}`;
  const [row] = await db
    .select({ many: sql<number>`count(*)::int` })
    .from(sql`(select from documents where ${matches} limit ${MOST + 1}) found`);
  if ((row?.many ?? 0) > MOST) {
    const condition = sql`(select ${matches} from documents where documents.digest = ${works.manifest} and documents.kind = 'manifest')`;
    return { from: works, condition };
  }
  const from = sql`(select named.* from documents cross join lateral (
      select * from works where works.manifest = documents.digest offset 0
    ) named where ${matches} offset 0) works`;
  return { from, condition: undefined };
}
