import pg from "pg";
import { openDatabase } from "../../indexer/src/store/openDatabase.ts";
import type { Measurement } from "../Row.ts";
import type { History } from "./measure.ts";

/** Another way to read a history into PostgreSQL, by the product's own indexer on tables that were changed for it. */
export interface HistoryWay {
  name: string;
  note: string;
  /** Makes the tables other than they are; gives what makes them as they should be, once the history is read: its time counts. */
  change(client: pg.Client): Promise<() => Promise<void>>;
}

/** The indexes of `works` but its key, which nothing asks for while a history is read. */
async function dropIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; made: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as made from pg_index i
    where i.indrelid = 'works'::regclass and not i.indisprimary`);
  for (const { name } of rows) await client.query(`drop index ${name}`);
  return async () => {
    for (const { made } of rows) await client.query(made);
  };
}

/** Tables that PostgreSQL keeps no log of, so that a crash empties them. */
async function dropLog(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string }>(`
    select oid::regclass::text as name from pg_class
    where relkind = 'r' and relpersistence = 'p' and relnamespace = 'public'::regnamespace`);
  for (const { name } of rows) await client.query(`alter table ${name} set unlogged`);
  return async () => {
    for (const { name } of rows) await client.query(`alter table ${name} set logged`);
  };
}

export const historyWays: readonly HistoryWay[] = [
  {
    name: "indexes made after it",
    note: "the product with no index of `works` but its key until the history is read; making them counts. Until then no gallery can be asked for",
    change: dropIndexes,
  },
  {
    name: "no log until it is read",
    note: "the product on unlogged tables, made logged ones after the history, which counts. Until then a crash of the database begins the index anew",
    change: dropLog,
  },
  {
    name: "both",
    note: "no index and no log until the history is read; as above",
    change: async (client) => {
      const makeIndexes = await dropIndexes(client);
      const makeLogged = await dropLog(client);
      return async () => {
        await makeIndexes();
        await makeLogged();
      };
    },
  },
];

/** Makes an empty index's tables, changes them, and gives what makes them as they should be. */
export async function prepare(url: string, way: HistoryWay): Promise<{ finish: () => Promise<void> }> {
  const database = await openDatabase({ url, writer: true });
  await database.close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const undo = await way.change(client).catch(async (error: unknown) => {
    await client.end();
    throw error;
  });
  return {
    finish: async () => {
      try {
        await undo();
      } finally {
        await client.end();
      }
    },
  };
}

/** Beside the product's own history, which stands in rows of its own. */
export function wayRows(
  works: number,
  limit: number,
  all: readonly { way: HistoryWay; history: History }[],
): Measurement[] {
  const base = { unit: "works/s", better: "higher" as const, target: null, peer: null, peerName: null };
  return all.flatMap(({ way, history }) => {
    const name = `history, ${works} works, PostgreSQL, ${way.name}`;
    return [
      { ...base, name: `${name}: on the clock`, ours: history.rate, limit, note: way.note },
      { ...base, name: `${name}: by processor time`, ours: history.cpuRate, limit: null, note: way.note },
    ];
  });
}
