import { join } from "node:path";
import { sql } from "drizzle-orm";
import { encodeCursor } from "../../indexer/src/api/keyset.ts";
import { openDatabase } from "../../indexer/src/store/openDatabase.ts";
import { root } from "../../scripts/runtime/paths.ts";
import { freePort } from "../../scripts/runtime/ports.ts";
import { startPostgres } from "../../test/support/postgres.ts";
import { startIndexer } from "../index/Indexer.ts";
import { postgresSettings } from "../postgresSettings.ts";
import type { Measurement } from "../Row.ts";
import type { Bench, Suite } from "../Suite.ts";
import { APART, authorOf, FIRST, fillIndex } from "./fillIndex.ts";
import { type Pressure, pressure } from "./pressure.ts";
import { waysToAPage } from "./waysToAPage.ts";

/** Works where `--size` says nothing: about two minutes on two cores. */
const USUAL = 200_000;
/** What flatness is measured from: a size that is soon there. */
const SMALL = 20_000;
const SECONDS = 4;

/** The gallery under load, on PostgreSQL. */
export const apiSuite: Suite = {
  name: "api",
  about: "a gallery's pages under load, of N works in PostgreSQL (--size N)",
  run,
};

/** What is asked for; `n` never repeats a page soon. */
const galleries: readonly { name: string; path(n: number, works: number): string }[] = [
  { name: "a campaign's newest, any page", path: (n, works) => `/v1/works?campaign=1&${from("newest", n, works)}` },
  {
    name: "one kind of a campaign, any page",
    path: (n, works) => `/v1/works?campaign=1&kind=audio&${from("newest", n, works)}`,
  },
  {
    name: "a campaign's best, any page",
    path: (n, works) => `/v1/works?campaign=1&${from("score", n, works)}`,
  },
  { name: "an author's works", path: (n) => `/v1/works?author=${authorOf(n * 7_919)}` },
  { name: "the newest of all, first page", path: () => "/v1/works" },
  {
    name: "titles with two words",
    path: (n) => `/v1/works?search=${["river moon", "glass paper", "storm gar", "song fire"][n % 4]}`,
  },
];

/** Behind some work, in no order that a cache could know. */
function from(sort: "newest" | "score", n: number, works: number): string {
  const at = placeOf(n, works);
  const last = `0x${"f".repeat(64)}`;
  return `sort=${sort}&cursor=${encodeCursor(sort === "score" ? [sort, 1 + (n % 100), at, last] : [sort, at, last])}`;
}

/** When some work was certified. */
const placeOf = (n: number, works: number) => FIRST + ((n * 7_919) % works) * APART;

async function run({ size, say }: Bench): Promise<Measurement[]> {
  const works = size ?? USUAL;
  const small = Math.min(works > USUAL ? USUAL : SMALL, Math.ceil(works / 2));
  const postgres = await startPostgres(postgresSettings);
  try {
    const url = await postgres.create();
    say(`${small} works into PostgreSQL`);
    await fill(url, 0, small);
    const before = await askAll(url, small, say);
    say(`${works} works into PostgreSQL`);
    await fill(url, small, works);
    const after = await askAll(url, works, say);
    say("A page by other ways");
    const ways = await waysToAPage(url, works, (n) => placeOf(n + 100, works));
    const rows = galleries.flatMap(({ name }) =>
      rowsOf(name, { small, works, before: before.get(name), after: after.get(name) }),
    );
    return [...rows, ...ways];
  } finally {
    await postgres.stop();
  }
}

async function fill(url: string, from: number, to: number): Promise<void> {
  const database = await openDatabase({ url, writer: true });
  try {
    await fillIndex(database.db, from, to);
    // What PostgreSQL of this size has read within some minutes of use. From a cold disk it is the disk that is measured.
    await database.db.execute(sql`create extension if not exists pg_prewarm`);
    await database.db.execute(sql`
      select pg_prewarm(oid::regclass) from pg_class where relkind in ('r', 'i', 't') and relpages > 0 order by relpages`);
  } finally {
    await database.close();
  }
}

async function askAll(databaseUrl: string, works: number, say: Bench["say"]): Promise<Map<string, Pressure>> {
  const port = await freePort();
  const api = await startIndexer({
    command: [process.execPath, join(root, "indexer", "src", "api", "main.ts")],
    cwd: root,
    env: { DATABASE_URL: databaseUrl, PORT: String(port), LOG_LEVEL: "warn" },
    url: `http://127.0.0.1:${port}`,
    newest: "/v1/works?limit=1",
  });
  try {
    const measured = new Map<string, Pressure>();
    for (const { name, path } of galleries) {
      say(`Of ${works}: ${name}`);
      measured.set(name, await pressure(`http://127.0.0.1:${port}`, (n) => path(n, works), SECONDS));
    }
    return measured;
  } finally {
    await api.stop();
  }
}

interface Asked {
  small: number;
  works: number;
  before: Pressure | undefined;
  after: Pressure | undefined;
}

const NOTE =
  "one API process and its client on the same machine, 16 requests at a time, 50 works a page with titles, credits, verdicts and votes; rows were loaded by COPY, not read from a chain, and all tables read once by pg_prewarm. Ponder isn't measured here: its own index of as many would take minutes";

function rowsOf(name: string, { small, works, before, after }: Asked): Measurement[] {
  const base = { peer: null, peerName: null, limit: null, note: NOTE };
  const higher = { ...base, better: "higher" as const };
  // Of no answers there is none.
  const p99 = after !== undefined && after.rate > 0 ? after.p99 : null;
  return [
    { ...higher, name: `${name}, of ${works}`, unit: "req/s", ours: after?.rate ?? null, target: 1_000 },
    { ...base, better: "lower", name: `${name}, of ${works}: p99`, unit: "ms", ours: p99, target: 50 },
    {
      ...{ ...higher, name: `${name}: req/s of ${works} over those of ${small}`, unit: "", target: 0.9 },
      ours: before && after ? after.rate / before.rate : null,
    },
  ];
}
