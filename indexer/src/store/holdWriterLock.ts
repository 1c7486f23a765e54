import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { DatabaseOwnedError } from "../errors.ts";
import { steady } from "./steady.ts";

/** Sole ownership of an index in PostgreSQL. */
export interface WriterLock {
  /** Rejects with a DatabaseOwnedError once another indexer has taken it, while our connection was gone. Never resolves. */
  lost: Promise<never>;
  end(): Promise<void>;
}

/** Any fixed number: the key of the advisory lock. */
const WRITER_LOCK = 7_305_811_220;
/** A killed owner's lock is freed by the server, which may take a moment, ms. */
const PATIENCE = 10_000;
/** Our own one that broke is freed once the server has noticed, which it does within half a minute (`NOTICED`), ms. */
const OWN_PATIENCE = 60_000;
const RETRY_MS = 1_000;
/** The server's part: a connection whose other end is silent is ended after so many seconds. */
const NOTICED = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3";

interface Holding {
  client: pg.Client;
  /** Of its server process. */
  pid: number;
  ended: Promise<void>;
}

/**
 * Takes the lock of who writes to an index, and takes it anew whenever its connection has ended: it is held as long as its connection, and a
 * server that restarts forgets it.
 *
 * @param name what `pg_stat_activity` calls its connection
 * @param patience how long another owner is waited for at first, ms
 * @throws DatabaseOwnedError, or what the first connection failed with
 * @example const lock = await holdWriterLock(url, "colophon-indexer");
 */
export async function holdWriterLock(url: string, name: string, patience = PATIENCE): Promise<WriterLock> {
  const over = new AbortController();
  let holding = await connect(url, name);
  try {
    await takeFirst(holding.client, patience);
  } catch (error) {
    await holding.client.end().catch(() => undefined);
    throw error;
  }
  const keep = async () => {
    const own = new Set<number>();
    while (!over.signal.aborted) {
      await holding.ended;
      own.add(holding.pid);
      const next = await takeAnew(() => connect(url, name), own, over.signal);
      if (next !== null) holding = next;
    }
    // What was taken while it was ended.
    await holding.client.end();
  };
  const lost = new Promise<never>((_, reject) => void keep().catch(reject));
  // Whoever wants to know listens too.
  lost.catch(() => undefined);
  return {
    lost,
    end: async () => {
      over.abort();
      await holding.client.end();
    },
  };
}

async function connect(url: string, name: string): Promise<Holding> {
  const client = new pg.Client({
    connectionString: url,
    application_name: name,
    options: NOTICED,
    ...steady,
    // Its questions are answered at once, or not at all.
    query_timeout: PATIENCE,
  });
  client.on("error", () => undefined);
  const ended = new Promise<void>((resolve) => client.once("end", resolve));
  try {
    await client.connect();
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    return { client, pid: rows[0]?.pid ?? 0, ended };
  } catch (error) {
    void client.end().catch(() => undefined);
    throw error;
  }
}

/** @throws DatabaseOwnedError */
async function takeFirst(client: pg.Client, patience: number): Promise<void> {
  const until = Date.now() + patience;
  while (!(await tryLock(client))) {
    if (Date.now() >= until) throw owned();
    await pause(200);
  }
}

/**
 * Takes it by a new connection, however long the server is away.
 *
 * @param own server processes of ours, which may have it still; of those that break meanwhile too
 * @returns null: by the signal
 * @throws DatabaseOwnedError: somebody else has it
 */
async function takeAnew(begin: () => Promise<Holding>, own: Set<number>, over: AbortSignal): Promise<Holding | null> {
  let until = Number.POSITIVE_INFINITY;
  while (!over.aborted) {
    const holding = await begin().catch(() => null);
    if (holding !== null) {
      own.add(holding.pid);
      const owner = await takeOrName(holding.client).catch(() => null);
      if (owner === "us") return holding;
      void holding.client.end().catch(() => undefined);
      until = Math.min(until, Date.now() + OWN_PATIENCE);
      if (owner !== null && (!own.has(owner) || Date.now() >= until)) throw owned();
    }
    await pause(RETRY_MS, undefined, { ref: false });
  }
  return null;
}

/** @returns the server process that has it; null: nobody any more */
async function takeOrName(client: pg.Client): Promise<"us" | number | null> {
  if (await tryLock(client)) return "us";
  const { rows } = await client.query<{ pid: number }>(
    `select pid from pg_locks where locktype = 'advisory' and granted and classid = $1::bigint >> 32 and objid = $1::bigint & 4294967295
      and objsubid = 1 and database = (select oid from pg_database where datname = current_database())`,
    [WRITER_LOCK],
  );
  return rows[0]?.pid ?? null;
}

async function tryLock(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [WRITER_LOCK]);
  return rows[0]?.taken === true;
}

const owned = () => new DatabaseOwnedError("The index in this PostgreSQL database", "another indexer");
