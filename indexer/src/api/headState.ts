import type { InferSelectModel } from "drizzle-orm";
import { eq } from "drizzle-orm";
import type { Logger } from "pino";
import type { Database } from "../store/openDatabase.ts";
import { sync } from "../store/syncTables.ts";
import { HEAD_CHANNEL } from "../sync/cursor.ts";

type SyncRow = InferSelectModel<typeof sync>;

export interface HeadState {
  /** The indexer's row as it was read last; null: nothing is indexed yet. */
  row(): SyncRow | null;
  /** Reads it anew. */
  refresh(): Promise<SyncRow | null>;
  /** What the indexer itself has written, where queries go to a replica; null where there is none. */
  primary(): Promise<SyncRow | null>;
  /** The time that phases are judged by, unix seconds: the newest indexed block's, as the contracts judge; the wall's where there is none. */
  now(): number;
  /** Hears each newly indexed block's number until what it answers is called. */
  hear(listener: (block: number) => void): () => void;
  close(): Promise<void>;
}

/** How long a replica is waited for when its primary tells of a block, ms; then what it has is told. */
const PATIENCE = 2_000;

/**
 * Keeps the index's position at hand, so that requests don't each ask for it.
 *
 * @param database where queries go
 * @param primary where the indexer writes, if queries go to a replica of it: a replica takes no `LISTEN`
 */
export async function openHeadState(
  database: Database,
  log: Logger,
  primary: Database | null = null,
): Promise<HeadState> {
  const listeners = new Set<(block: number) => void>();
  let current: SyncRow | null = null;
  const refresh = async () => {
    current = await syncRow(database);
    return current;
  };
  const catchUp = async (block: number) => {
    const until = Date.now() + (primary ? PATIENCE : 0);
    await refresh();
    while (current?.block !== block && block === told && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await refresh();
    }
  };
  let told = -1;
  const unlisten = await (primary ?? database).listen(HEAD_CHANNEL, (payload) => {
    const block = Number(payload);
    told = block;
    catchUp(block)
      .catch((error: unknown) => log.warn({ err: error }, "the index's position can't be read"))
      .finally(() => {
        // Of a replica what it has: a page that hears of a block asks for it at once.
        const known = primary ? current?.block : block;
        if (known !== undefined) for (const listener of listeners) listener(known);
      });
  });
  // A notification can be lost with its connection.
  const timer = setInterval(() => refresh().catch(() => undefined), 2_000);
  timer.unref();
  await refresh();
  return {
    row: () => current,
    refresh,
    primary: async () => (primary ? syncRow(primary) : null),
    now: () => current?.time ?? Math.floor(Date.now() / 1000),
    hear: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      clearInterval(timer);
      await unlisten();
    },
  };
}

async function syncRow({ db }: Database): Promise<SyncRow | null> {
  const [row] = await db.select().from(sync).where(eq(sync.id, 1));
  return row ?? null;
}
