import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { pino } from "pino";
import { startLocalChain } from "../../../sdk/test/support/localChain.ts";
import type { TestPostgres } from "../../../test/support/postgres.ts";
import { followedDeployment } from "../../src/config/followedDeployment.ts";
import { parseIndexerConfig } from "../../src/config/parseConfig.ts";
import { startIndexer } from "../../src/startIndexer.ts";
import { anchorFiles } from "../../src/store/factTables.ts";
import { type Database, type DatabaseOptions, openDatabase } from "../../src/store/openDatabase.ts";
import { eventually, type IndexerProcess, startProcess } from "../support/startProcess.ts";
import { Actor } from "./actor.ts";
import { ChainControl } from "./chainControl.ts";
import { compareRolls } from "./compareRolls.ts";
import { compareWithChain } from "./compareWithChain.ts";
import { copyEmptyIndex } from "./copyEmptyIndex.ts";
import { differences, dumpIndex } from "./dumpIndex.ts";
import { fillLibrary } from "./library.ts";
import { Random } from "./random.ts";

const FINALITY = 12;

export interface SeedOptions {
  seed: number;
  /** The server to use; null: PGlite. */
  postgres: TestPostgres | null;
  ipfsApiUrl: string;
  /** Rounds of acts; in each something happens to the chain, or to the process, or to both. */
  rounds: number;
}

export interface SeedResult {
  kills: number;
  reorgs: number;
  blocks: number;
  works: number;
  /** Works on the rolls that index and chain were asked for, and takeovers that these hang on. */
  rollWorks: number;
  takeovers: number;
  /** By table. */
  rows: Record<string, number>;
  /** Empty: all is the same. */
  differences: string[];
}

/**
 * A chain's hard life, and an index that lives through it: acts, reorgs, lost blocks, `kill -9` of the real process. In the end its
 * tables are compared with those of a fresh index of the same chain, and with what the contracts answer.
 */
export async function runSeed({ seed, postgres, ipfsApiUrl, rounds }: SeedOptions): Promise<SeedResult> {
  const random = new Random(seed);
  const folder = mkdtempSync(join(tmpdir(), "colophon-soak-"));
  const chain = await startLocalChain();
  let indexer: IndexerProcess | null = null;
  try {
    const deploymentPath = join(folder, "deployment.json");
    writeFileSync(deploymentPath, JSON.stringify(chain.deployment));
    const environment = async (name: string): Promise<Record<string, string>> => {
      mkdirSync(join(folder, name));
      if (!postgres) await copyEmptyIndex(join(folder, name, "index"));
      return {
        RPC_URL: chain.url,
        DEPLOYMENT: deploymentPath,
        COLOPHON_DATA: join(folder, name),
        FINALITY_BLOCKS: String(FINALITY),
        IPFS_API_URL: ipfsApiUrl,
        LOG_LEVEL: "info",
        POLL_MS: "20",
        ...(postgres ? { DATABASE_URL: await postgres.create() } : {}),
      };
    };
    const env = await environment("index");
    const control = new ChainControl(chain.url);
    const actor = new Actor(chain, control, await fillLibrary(ipfsApiUrl), random);
    await actor.begin();
    indexer = await startProcess(env);
    const counts = { kills: 0, reorgs: 0 };

    for (let round = 0; round < rounds; round++) {
      for (let acts = random.between(3, 7); acts > 0; acts--) await actor.act();
      if (random.chance(0.6)) await actor.pass();
      for (let acts = random.between(3, 6); acts > 0; acts--) await actor.act();
      if (random.chance(0.5)) await pause(random.between(0, 150));
      const killFirst = random.chance(0.5);
      const kills = round < 3 || random.chance(0.2);
      if (kills && killFirst) await indexer.end("SIGKILL");
      for (let again = random.between(1, 2); again > 0; again--) counts.reorgs += await reorg(control, random);
      // After the reorgs, or they would undo it.
      if (random.chance(0.7)) await actor.pass();
      if (random.chance(0.7)) await actor.act();
      if (kills) {
        // Somewhere in the middle of reading what just changed.
        if (!killFirst) {
          await pause(random.between(0, 60));
          await indexer.end("SIGKILL");
        }
        indexer = await startProcess(env);
        counts.kills++;
      }
    }
    while (counts.reorgs < 5) counts.reorgs += await reorg(control, random);
    await actor.act();
    await control.block([]);

    const { number: head } = await control.head();
    const { url } = indexer;
    await eventually(
      async () => (await (await fetch(`${url}/ready`)).json()) as { block: number; ready: boolean },
      ({ block, ready }) => ready && block === head,
      `block ${head}; the indexer said ${indexer.said().slice(-2_000)}`,
    );
    if ((await indexer.end("SIGTERM")) !== 0) throw new Error(`the indexer didn't end well: ${indexer.said()}`);
    const deployed = await followedDeployment(deploymentPath);
    // A file that came late would be asked for again in a while; a fresh index asks for it at once.
    await withDatabase(env, ({ db }) =>
      db.update(anchorFiles).set({ attempts: 0, nextAttempt: 0 }).where(eq(anchorFiles.state, "unavailable")),
    );
    const ours = await settledDump(env, head);
    const wrong = await withDatabase(env, ({ db }) => compareWithChain(db, control.client, deployed));
    const rolls = await withDatabase(env, (database) => compareRolls(database, control.client, chain, ipfsApiUrl));
    const fresh = await settledDump(await environment("fresh"), head);
    return {
      ...counts,
      blocks: head,
      works: fresh.works?.length ?? 0,
      rows: Object.fromEntries(Object.entries(fresh).map(([table, rows]) => [table, rows.length])),
      rollWorks: rolls.works,
      takeovers: rolls.taken,
      differences: [...wrong, ...rolls.differences, ...differences(ours, fresh)],
    };
  } finally {
    if (indexer?.child.exitCode === null) await indexer.end("SIGKILL");
    await chain.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One reorg that no index with this finality may fail on. @returns how many there were */
async function reorg(control: ChainControl, random: Random): Promise<number> {
  const { number } = await control.head();
  const deepest = Math.min(FINALITY - (control.highest - number), number - 20);
  if (deepest < 1) {
    // As deep already as it may be: the chain has to grow again first.
    for (let blocks = control.highest - number + 1; blocks > 0; blocks--) await control.block([]);
    return 0;
  }
  // Shallow ones are the rule; deep ones undo too much of a life to leave one.
  const depth = random.chance(0.6) ? random.between(1, Math.min(3, deepest)) : random.between(1, deepest);
  if (random.chance(0.6)) await control.reorg(depth);
  else await control.rollback(depth);
  return 1;
}

/** Runs an indexer in this process until chain and facts are settled, then tells what it knows. */
async function settledDump(env: Record<string, string>, head: number): Promise<Record<string, string[]>> {
  const running = await startIndexer(parseIndexerConfig({ ...env, PORT: "0" }), pino({ level: "silent" }), {
    reindex: false,
  });
  try {
    const url = `http://127.0.0.1:${running.port}/ready`;
    const ready = async () => (await (await fetch(url)).json()) as { block: number; ready: boolean };
    await eventually(ready, (at) => at.ready && at.block === head, `a fresh index at ${head}`);
    await eventually(
      () => running.unsettled(),
      (left) => left === 0,
      "settled facts",
    );
  } finally {
    await running.stop();
  }
  return withDatabase(env, ({ db }) => dumpIndex(db));
}

async function withDatabase<T>(env: Record<string, string>, use: (database: Database) => Promise<T>): Promise<T> {
  const { database } = parseIndexerConfig(env);
  const options: DatabaseOptions = "url" in database ? { ...database, writer: true } : database;
  const opened = await openDatabase(options);
  try {
    return await use(opened);
  } finally {
    await opened.close();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
