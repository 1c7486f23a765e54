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
import { RelayProblem } from "../problems.ts";
import { postgresLeadership } from "./postgresLeadership.ts";
import { postgresLocks } from "./postgresLocks.ts";

/** Queries and transactions, on either database. */
export type Db = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Holds a name among all relays on the database; null where another has it. What it gives lets go; a process that ends lets go of all. */
export type LockAlone = (name: string) => Promise<(() => Promise<void>) | null>;

/** All state that a relay has. */
export interface Store {
  db: Db;
  /** Whether this process is the one that makes batches; asked before each round. Of several processes on one database one is. */
  leads(): Promise<boolean>;
  lockAlone: LockAlone;
  close(): Promise<void>;
}

const migrations = {
  migrationsFolder: fileURLToPath(new URL("../../migrations", import.meta.url)),
  migrationsSchema: "relay",
  migrationsTable: "migrations",
};

/**
 * Opens the relay's database and brings its tables up to date: PostgreSQL, which any number of relays may share (with the index, too), or
 * PGlite in a folder that is this process's alone.
 *
 * @throws {RelayProblem} `database-owned`
 * @example const store = await openStore({ directory: ".colophon/relay" });
 */
export async function openStore(options: { url: string } | { directory: string }): Promise<Store> {
  return "url" in options ? openPostgres(options.url) : openPglite(options.directory);
}

async function openPglite(directory: string): Promise<Store> {
  mkdirSync(directory, { recursive: true });
  const unlock = lockDirectory(directory, (owner) => databaseOwned(directory, owner));
  try {
    const client = await PGlite.create(directory);
    const db = drizzlePglite(client);
    await migratePglite(db, migrations);
    return {
      db,
      leads: async () => true,
      lockAlone: async () => async () => undefined,
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

async function openPostgres(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    application_name: "colophon-relay",
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  guardPool(pool);
  const leadership = postgresLeadership(url);
  const locks = postgresLocks(url);
  try {
    // Two relays that start at once would both make the same tables.
    await leadership.alone(() => migratePostgres(drizzlePostgres(pool), migrations));
  } catch (error) {
    await leadership.close();
    await pool.end();
    throw error;
  }
  return {
    db: drizzlePostgres(pool),
    leads: leadership.leads,
    lockAlone: locks.lockAlone,
    close: async () => {
      await locks.close();
      await leadership.close();
      await pool.end();
    },
  };
}

function databaseOwned(directory: string, owner: string): RelayProblem {
  return new RelayProblem(
    "database-owned",
    `The relay's database in ${directory} is in use by ${owner}.`,
    "Stop the other one first, or give this one a folder (COLOPHON_DATA) or PostgreSQL (DATABASE_URL) of its own.",
  );
}
