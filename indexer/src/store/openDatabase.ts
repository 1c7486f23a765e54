import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { guardPool } from "@colophon/sdk/service/guardPool.ts";
import { lockDirectory } from "@colophon/sdk/service/lockDirectory.ts";
import { PGlite } from "@electric-sql/pglite";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import { drizzle as drizzlePglite } from "drizzle-orm/pglite";
import { migrate as migratePglite } from "drizzle-orm/pglite/migrator";
import pg from "pg";
import { DatabaseOwnedError } from "../errors.ts";
import { holdWriterLock } from "./holdWriterLock.ts";
import { listenPostgres } from "./listenPostgres.ts";
import { steady } from "./steady.ts";

/** Queries and transactions, on either database. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface Database {
  kind: "pglite" | "postgres";
  db: Db;
  /** Hears what is notified on a channel when its transaction is committed; the promise gives what ends it. */
  listen(channel: string, hear: (payload: string) => void): Promise<() => Promise<void>>;
  /** Rejects with a DatabaseOwnedError once this is no longer ours to write to: another indexer took it while the server was away. */
  lost: Promise<never>;
  close(): Promise<void>;
}

interface PostgresOptions {
  url: string;
  writer: boolean;
  /** Of the pool. */
  connections?: number;
  /** The longest that a read of who isn't the writer may take, ms. */
  patience?: number;
}

/** Where the index lives. `writer` takes sole ownership: of two indexers on one database the second is refused. */
export type DatabaseOptions = PostgresOptions | { directory: string };

const migrationsFolder = fileURLToPath(new URL("../../migrations", import.meta.url));
/** The longest that a read of the API may take, ms. */
const READ_PATIENCE = 15_000;
/** How much later a server is given up that doesn't say so, ms. */
const SILENCE = 5_000;
/** What `pg_stat_activity` calls our connections. */
const [INDEXER, API] = ["colophon-indexer", "colophon-api"];
const NEVER = new Promise<never>(() => undefined);

/**
 * Opens the index and brings its tables up to date.
 *
 * @throws DatabaseOwnedError if another process owns it.
 * @example const database = await openDatabase({ directory: ".colophon/index" });
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  return "url" in options ? openPostgres(options) : openPglite(options.directory);
}

async function openPglite(directory: string): Promise<Database> {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory, (owner) => new DatabaseOwnedError(`The index in ${directory}`, owner));
  try {
    const client = await PGlite.create(directory);
    const db = drizzlePglite(client);
    await migratePglite(db, { migrationsFolder });
    return {
      kind: "pglite",
      db,
      listen: (channel, hear) => client.listen(channel, hear),
      lost: NEVER,
      close: async () => {
        await client.close();
        unlock();
      },
    };
  } catch (error) {
    unlock();
    throw error;
  }
}

async function openPostgres(options: PostgresOptions): Promise<Database> {
  const { patience = READ_PATIENCE } = options;
  const owner = options.writer ? await holdWriterLock(options.url, INDEXER) : null;
  const pool = new pg.Pool({
    connectionString: options.url,
    application_name: options.writer ? INDEXER : API,
    max: options.connections ?? 10,
    // Compiling a plan pays where one runs for seconds; ours are many and short, and guesses of costs are wide of the mark.
    options: "-c jit=off",
    // Whoever only reads answers people, who don't wait for longer; an answer that nobody waits for must not keep a core busy.
    // A server that is there ends it itself; one that isn't is given up later. Never for a writer: drizzle would go on with the connection of a
    // transaction that was cut off.
    ...(options.writer ? {} : { statement_timeout: patience, query_timeout: patience + SILENCE }),
    ...steady,
  });
  guardPool(pool);
  const db = drizzlePostgres(pool);
  const close = async () => {
    await pool.end();
    await owner?.end();
  };
  try {
    if (options.writer) await migratePostgres(db, { migrationsFolder });
  } catch (error) {
    await close();
    throw error;
  }
  const listen: Database["listen"] = (channel, hear) => listenPostgres(options.url, channel, hear);
  return { kind: "postgres", db, listen, lost: owner?.lost ?? NEVER, close };
}
