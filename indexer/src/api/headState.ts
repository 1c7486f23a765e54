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
  /** Hears where the index stands whenever that is another block, also one further down, until what it answers is called. */
  hear(listener: (block: number) => void): () => void;
  close(): Promise<void>;
}

/** How long a replica is waited for when its primary tells of a block, ms; then what it has is told. */
const PATIENCE = 2_000;
/** Between two looks where nothing is told, ms. */
const LOOK_MS = 2_000;

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
  let [asked, answered] = [0, 0];
  const refresh = async () => {
    const turn = ++asked;
    const row = await syncRow(database);
    // An answer that was overtaken by that of a later question is old.
    if (turn > answered) [answered, current] = [turn, row];
    return current;
  };
  let told: number | undefined;
  /** Of a replica what it has: a page that hears of a block asks for it at once. */
  const tell = () => {
    if (current === null || current.block === told) return;
    told = current.block;
    for (const listener of listeners) listener(told);
  };
  const catchUp = async (block: number) => {
    const until = Date.now() + (primary ? PATIENCE : 0);
    await refresh();
    while (current?.block !== block && block === notified && Date.now() < until) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      await refresh();
    }
  };
  let notified = -1;
  const unlisten = await (primary ?? database).listen(HEAD_CHANNEL, (payload) => {
    notified = Number(payload);
    catchUp(notified)
      .then(tell)
      .catch((error: unknown) => log.warn({ err: error }, "the index's position can't be read"));
  });
  // A notification can be lost with its connection.
  const timer = setInterval(() => void refresh().then(tell, () => undefined), LOOK_MS);
  timer.unref();
  told = (await refresh())?.block;
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
