import { createHash } from "node:crypto";
import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { encodeCursor } from "../../indexer/src/api/keyset.ts";
import { listWorks } from "../../indexer/src/api/queries/listWorks.ts";
import { selectWorks, showWork } from "../../indexer/src/api/queries/workRows.ts";
import { works } from "../../indexer/src/store/chainTables.ts";
import { type Db, openDatabase } from "../../indexer/src/store/openDatabase.ts";
import { textRows } from "../../indexer/src/store/textRows.ts";
import type { Measurement } from "../Row.ts";

/** Pages that are measured, each asked for once. */
const PAGES = 250;
const LIMIT = 50;
const QUERY = { campaign: 1, sort: "newest", standing: "any", verification: "verified", limit: LIMIT } as const;
const LOWEST = `0x${"0".repeat(64)}`;
/** Nothing hangs on it but that all ways say the same. */
const NOW = Math.floor(Date.now() / 1000);

interface Way {
  name: string;
  note: string;
  /** A page's works as JSON: those that were certified before. */
  page(before: number): Promise<string>;
}

/**
 * How long a page from anywhere in a campaign takes to make, by the product's way and by others, on one connection and one thread, with
 * nothing of HTTP.
 *
 * @param placeOf a time before which the n-th page's works were certified, unix seconds
 * @throws where two ways don't come to the same page
 */
export async function waysToAPage(url: string, count: number, placeOf: (n: number) => number): Promise<Measurement[]> {
  const database = await openDatabase({ url, writer: true, connections: 1 });
  try {
    const places = Array.from({ length: PAGES }, (_, n) => placeOf(n));
    await keepShown(database.db, places);
    const measured: Measurement[] = [];
    let first: string | undefined;
    for (const way of waysOf(database.db)) {
      const { ms, digest } = await timeOf(way, places);
      first ??= digest;
      if (digest !== first) throw new Error(`A page ${way.name} isn't what the product's way gives.`);
      measured.push({
        ...{ name: `a page from anywhere of ${count}, ${way.name}`, unit: "ms", ours: ms, better: "lower" },
        ...{ target: null, peer: null, peerName: null, limit: null, note: way.note },
      });
    }
    return measured;
  } finally {
    await database.close();
  }
}

function waysOf(db: Db): readonly Way[] {
  return [
    {
      name: "as it is made",
      note: "the product's `listWorks`: a query of works and one of what stands beside them, both prepared; on one connection, no HTTP, median",
      page: async (before) => JSON.stringify(await listed(db, before)),
    },
    {
      name: "by one join",
      note: "all tables in one query, as routes that show few works ask for them: planned each time, its values read by the driver; otherwise as above",
      page: async (before) => {
        const rows = await selectWorks(db)
          .where(
            and(eq(works.campaign, QUERY.campaign), eq(works.verification, "verified"), lt(works.certifiedAt, before)),
          )
          .orderBy(desc(works.certifiedAt), desc(works.id))
          .limit(LIMIT);
        return JSON.stringify(rows.map((row) => showWork(row, NOW)));
      },
    },
    {
      name: "from JSON that is kept",
      note: "a text of each work in a table beside: the least it could take, but for what keeping it true to votes, verdicts, documents and the clock would cost the index; otherwise as above",
      page: async (before) => {
        // For each work by itself: joined, PostgreSQL would begin with the texts, of which there are only those of these pages.
        const text = `select (select shown from bench_shown kept where kept.id = works.id) from works
          where campaign = $1 and verification = 'verified' and certified_at < $2 order by certified_at desc, id desc limit ${LIMIT}`;
        const rows = await textRows(db, { name: "bench_shown", text, values: [QUERY.campaign, before] });
        return `[${rows.map(([shown]) => shown).join(",")}]`;
      },
    },
  ];
}

async function listed(db: Db, before: number): Promise<ApiWork[]> {
  const cursor = encodeCursor([QUERY.sort, before, LOWEST]);
  return (await listWorks(db, { ...QUERY, cursor }, NOW)).items;
}

/** Median milliseconds, and a hash over all pages. */
async function timeOf({ page }: Way, places: readonly number[]): Promise<{ ms: number; digest: string }> {
  const hash = createHash("sha256");
  const times: number[] = [];
  for (const before of places) {
    const start = performance.now();
    const made = await page(before);
    times.push(performance.now() - start);
    hash.update(made);
  }
  times.sort((a, b) => a - b);
  return { ms: times[times.length >> 1] ?? 0, digest: hash.digest("hex") };
}

/** The texts of the works that are asked for. */
async function keepShown(db: Db, places: readonly number[]): Promise<void> {
  await db.execute(sql`create unlogged table bench_shown (id bytea primary key, shown text not null)`);
  for (const before of places) {
    const shown = (await listed(db, before)).map((work) => ({ id: work.id.slice(2), shown: JSON.stringify(work) }));
    await db.execute(sql`
      insert into bench_shown select decode(one->>'id', 'hex'), one->>'shown'
      from jsonb_array_elements(${JSON.stringify(shown)}::jsonb) one on conflict do nothing`);
  }
  await db.execute(sql`analyze bench_shown`);
}
