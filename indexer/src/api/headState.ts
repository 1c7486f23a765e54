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
  /** The time that phases are judged by, unix seconds: the newest indexed block's, as the contracts judge; the wall's where there is none. */
  now(): number;
  /** Hears each newly indexed block's number until what it answers is called. */
  hear(listener: (block: number) => void): () => void;
  close(): Promise<void>;
}

/** Keeps the index's position at hand, so that requests don't each ask for it. */
export async function openHeadState(database: Database, log: Logger): Promise<HeadState> {
  const listeners = new Set<(block: number) => void>();
  let current: SyncRow | null = null;
  const refresh = async () => {
    const [row] = await database.db.select().from(sync).where(eq(sync.id, 1));
    current = row ?? null;
    return current;
  };
  const unlisten = await database.listen(HEAD_CHANNEL, (payload) => {
    refresh()
      .catch((error: unknown) => log.warn({ err: error }, "the index's position can't be read"))
      .finally(() => {
        const block = Number(payload);
        for (const listener of listeners) listener(block);
      });
  });
  // A notification can be lost with its connection.
  const timer = setInterval(() => refresh().catch(() => undefined), 2_000);
  timer.unref();
  await refresh();
  return {
    row: () => current,
    refresh,
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
