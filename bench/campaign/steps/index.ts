import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { withParent } from "../../../scripts/runtime/withParent.ts";
import { peakOf } from "../../../test/support/peakOf.ts";
import { report } from "../../report.ts";
import { readPlace } from "../Place.ts";
import { verdictOf } from "../verdicts.ts";

// The product's indexer, a process of its own, from an empty database until it knows all: log, leaves, manifests, every work's bytes.
const [, , folder = "", works = "1000", database = ""] = process.argv;
const many = Number(works);
const place = readPlace(folder);
const main = fileURLToPath(new URL("../../../indexer/src/main.ts", import.meta.url));
const start = performance.now();
const child = spawn(...withParent(process.execPath, ["--max-old-space-size=8192", main]), {
  env: {
    ...process.env,
    RPC_URL: place.rpc,
    IPFS_API_URL: place.ipfs,
    DEPLOYMENT: place.deployment,
    DATABASE_URL: database,
    PORT: "0",
    LOG_LEVEL: "warn",
  },
  stdio: ["ignore", "pipe", "pipe"],
});
let said = "";
const hear = (chunk: Buffer) => {
  said = (said + chunk.toString()).slice(-4_000);
};
child.stdout.on("data", hear);
child.stderr.on("data", hear);
const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));

const client = new pg.Client({ connectionString: database });
await client.connect();
const seconds = () => (performance.now() - start) / 1000;
/** 0 where the table isn't there yet. */
async function count(query: string): Promise<number> {
  try {
    const { rows } = await client.query<{ many: string }>(query);
    return Number(rows[0]?.many ?? 0);
  } catch {
    return 0;
  }
}
/** Waits until a count is reached, and says when that was. */
async function reached(what: string, query: string, least: number): Promise<number> {
  for (let last = -1, at = seconds(); ; ) {
    if (child.exitCode !== null) throw new Error(`the indexer ended: ${said}`);
    const asked = performance.now();
    const now = await count(query);
    if (now >= least) return seconds();
    // Counting millions takes its time, which is the indexer's.
    const pause = Math.max(250, (performance.now() - asked) * 20);
    if (now !== last) [last, at] = [now, seconds()];
    if (seconds() - at > 600) throw new Error(`${what} stays at ${now} of ${least}: ${said}`);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}

const listed = await reached("works", "select works as many from campaigns where id = 1", many);
const described = await reached(
  "manifests",
  "select count(*) as many from documents where kind = 'manifest' and state = 'valid'",
  many,
);
const verified = await reached("verified works", "select verified as many from campaigns where id = 1", many);
// Of the brand's word too: that works are there says nothing of the blocks behind them.
let [rejections, scores] = [0, 0];
for (let i = 0; i < many; i++) {
  const verdict = verdictOf(i);
  if (verdict?.accepted) scores++;
  else if (verdict !== null) rejections++;
}
const judged = await reached("rejections", "select rejected as many from campaigns where id = 1", rejections);
await reached("scored works", "select accepted as many from campaigns where id = 1", scores);
const counts = await client.query<{ accepted: number; rejected: number }>(
  "select accepted, rejected from campaigns where id = 1",
);
const { rows } = await client.query<{ size: string }>("select pg_database_size(current_database()) as size");
await client.end();
const peak = peakOf(child.pid ?? 0);
child.kill("SIGTERM");
await ended;
report({
  seconds: Math.max(described, verified, judged),
  listed,
  described,
  verified,
  indexerPeak: peak,
  databaseBytes: Number(rows[0]?.size ?? 0),
  accepted: counts.rows[0]?.accepted ?? 0,
  rejected: counts.rows[0]?.rejected ?? 0,
});
