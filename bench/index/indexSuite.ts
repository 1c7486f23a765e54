import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres, type TestPostgres } from "../../test/support/postgres.ts";
import { installPackages } from "../installPackages.ts";
import { postgresSettings } from "../postgresSettings.ts";
import type { Measurement } from "../Row.ts";
import type { Bench, Suite } from "../Suite.ts";
import { type CrowdChain, crowdChain } from "./crowdChain.ts";
import { type HistoryWay, historyWays, prepare, wayRows } from "./historyWays.ts";
import type { Indexer } from "./Indexer.ts";
import { type History, type Latency, measureHistory, measureLatency } from "./measure.ts";
import { parentOf } from "./processorTime.ts";
import { rawLimit } from "./rawLimit.ts";
import { historyRows, latencyRows, type Measured } from "./rows.ts";
import { startOurs, type Where } from "./startOurs.ts";
import { ponderFolder, startPonder } from "./startPonder.ts";

/** Works where `--size` says nothing: less than three minutes on two cores. */
const USUAL = 20_000;

/** The chain's history into the index, and how soon a new block is served; beside Ponder and what reading alone takes. */
export const indexSuite: Suite = {
  name: "index",
  about: "a history of N works (--size N) into PostgreSQL and PGlite, and from a block to the API; beside Ponder",
  run,
};

async function run({ size, say }: Bench): Promise<Measurement[]> {
  const works = size ?? USUAL;
  await installPackages(ponderFolder, "Ponder (into bench/ponder)", say);
  const folder = mkdtempSync(join(tmpdir(), "colophon-index-"));
  const postgres = await startPostgres(postgresSettings);
  say(`A chain with ${works} works`);
  const crowd = await crowdChain(works, say).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  try {
    const lab: Lab = { crowd, folder, postgres, works, say };
    writeFileSync(join(folder, "deployment.json"), JSON.stringify(crowd.chain.deployment));
    say("What reading and decoding take");
    const limit = await rawLimit(crowd.chain.url, crowd.chain.deployment.contributions, works, crowd.lastBlock);
    // Before the chain grows by the blocks whose way into the API is timed.
    const ways: { way: HistoryWay; history: History }[] = [];
    for (const way of historyWays) ways.push({ way, history: await measureWay(lab, way) });
    const first = await postgres.create();
    const histories: Measured[] = [];
    const latencies: { name: string; ours: Latency; peer: Latency }[] = [];
    for (const database of ["PostgreSQL", "PGlite"] as const) {
      const ours = await measure(lab, database, "ours", first);
      const least = await measure(lab, database, "least");
      const full = await measure(lab, database, "full");
      histories.push({ database, ours: ours.history, least: least.history, full: full.history });
      if (ours.latency && least.latency)
        latencies.push({ name: "asked 4 times a second", ours: ours.latency, peer: least.latency });
    }
    const others = [
      { name: "asked 10 times a second", note: "POLL_MS=100", latency: await measureOften(lab, first) },
      { name: "told by websocket", note: "RPC_URL=ws://", latency: await measureTold(lab, first) },
    ];
    return [...historyRows(works, limit, histories), ...wayRows(works, limit, ways), ...latencyRows(latencies, others)];
  } finally {
    await crowd.chain.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Lab {
  crowd: CrowdChain;
  folder: string;
  postgres: TestPostgres;
  works: number;
  say: (line: string) => void;
}

type Who = "ours" | "least" | "full";

/** One indexer from an empty database; on PostgreSQL it then follows the chain for a while. */
async function measure(
  lab: Lab,
  kind: "PostgreSQL" | "PGlite",
  who: Who,
  postgresUrl?: string,
): Promise<{ history: History; latency: Latency | null }> {
  const { crowd, folder, postgres, works, say } = lab;
  const named = who === "ours" ? "Colophon" : who === "least" ? "Ponder" : "Ponder, keeping as much";
  say(`${named} on ${kind}: history`);
  const database = kind === "PostgreSQL" ? (postgresUrl ?? (await postgres.create())) : join(folder, who);
  const server = kind === "PostgreSQL" ? [await serverOf(database)] : [];
  const indexer = await begin(lab, who, { rpcUrl: crowd.chain.url, database });
  try {
    const history = await measureHistory(indexer, { works, lastBlock: crowd.lastBlock, database: server });
    if (kind === "PGlite" || who === "full") return { history, latency: null };
    say(`${named} on ${kind}: from a block to the API`);
    return { history, latency: await measureLatency(indexer, crowd) };
  } finally {
    await indexer.stop();
  }
}

/** Ours from an empty database of other tables. */
async function measureWay(lab: Lab, way: HistoryWay): Promise<History> {
  const { crowd, postgres, works, say } = lab;
  say(`Colophon on PostgreSQL, ${way.name}: history`);
  const url = await postgres.create();
  const { finish } = await prepare(url, way);
  const indexer = await begin(lab, "ours", { rpcUrl: crowd.chain.url, database: url });
  try {
    return await measureHistory(indexer, {
      works,
      lastBlock: crowd.lastBlock,
      database: [await serverOf(url)],
      finish,
    });
  } finally {
    await indexer.stop();
  }
}

/** Ours, asking more often than it does by itself; the index is there already. */
async function measureOften(lab: Lab, database: string): Promise<Latency> {
  lab.say("Colophon on PostgreSQL, asking 10 times a second: from a block to the API");
  return follow(lab, { rpcUrl: lab.crowd.chain.url, database }, { POLL_MS: "100" });
}

/** Ours over websockets, on which the node tells of its blocks; the index is there already. */
async function measureTold(lab: Lab, database: string): Promise<Latency> {
  lab.say("Colophon over websockets: from a block to the API");
  return follow(lab, { rpcUrl: lab.crowd.chain.url.replace(/^http/, "ws"), database });
}

async function follow(
  { crowd, folder, works }: Lab,
  where: Where,
  settings?: Record<string, string>,
): Promise<Latency> {
  const indexer = await startOurs(where, join(folder, "deployment.json"), settings);
  try {
    await measureHistory(indexer, { works, lastBlock: crowd.lastBlock, database: [] });
    return await measureLatency(indexer, crowd);
  } finally {
    await indexer.stop();
  }
}

function begin({ crowd, folder }: Lab, who: Who, where: { rpcUrl: string; database: string }): Promise<Indexer> {
  if (who === "ours") return startOurs(where, join(folder, "deployment.json"));
  return startPonder(where, crowd.chain.deployment.contributions, who);
}

/** The process that serves a database, behind all its connections'. */
async function serverOf(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
  const server = process.platform === "linux" ? parentOf(rows[0]?.pid ?? 0) : 0;
  await client.end();
  return server;
}
