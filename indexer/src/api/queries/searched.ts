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
 *
 * @param most titles that lead to their works
 */
export async function searched(db: Db, typed: string | undefined, most = MOST): Promise<Searched> {
  if (typed === undefined) return { from: works, condition: undefined };
  const matches = sql`documents.kind = 'manifest' and to_tsvector('simple', documents.title) @@ ${searchQuery(typed)}`;
  if (await areMany(db, matches, typed, most)) {
    const condition = sql`(select ${matches} from documents where documents.digest = ${works.manifest} and documents.kind = 'manifest')`;
    return { from: works, condition };
  }
  const from = sql`(select named.* from documents cross join lateral (
      select * from works where works.manifest = documents.digest offset 0
    ) named where ${matches} offset 0) works`;
  return { from, condition: undefined };
}

/** How long it is taken as known whether a word's titles are many, ms: either way finds the same works. */
const KNOWN_MS = 60_000;
const KNOWN_WORDS = 1_000;
const known = new WeakMap<Db, Map<string, { many: boolean; until: number }>>();

/**
 * Whether more than so many titles match, or works have one that does: a title may be a million works'. Known for a while: whoever turns pages asks
 * again and again.
 */
async function areMany(db: Db, matches: SQL, typed: string, most: number): Promise<boolean> {
  const words = known.get(db) ?? new Map<string, { many: boolean; until: number }>();
  known.set(db, words);
  const key = `${most} ${typed}`;
  const had = words.get(key);
  if (had !== undefined && had.until > performance.now()) return had.many;
  const few = sql`(select digest from documents where ${matches} limit ${most + 1}) found`;
  const [titles] = await db.select({ many: sql<number>`count(*)::int` }).from(few);
  const many = (titles?.many ?? 0) > most || (await areWorksMany(db, few, most));
  // The word that was asked about longest ago goes first.
  words.delete(key);
  words.set(key, { many, until: performance.now() + KNOWN_MS });
  for (const oldest of words.keys()) {
    if (words.size <= KNOWN_WORDS) break;
    words.delete(oldest);
  }
  return many;
}

async function areWorksMany(db: Db, titles: SQL, most: number): Promise<boolean> {
  const [row] = await db.select({ works: sql<number>`coalesce(sum(named.many), 0)::int` }).from(
    sql`${titles} cross join lateral (
        select count(*) as many from (select from works where works.manifest = found.digest limit ${most + 1}) own
      ) named`,
  );
  return (row?.works ?? 0) > most;
}
