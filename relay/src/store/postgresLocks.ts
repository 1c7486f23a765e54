import type pg from "pg";
import { lockClient } from "./lockClient.ts";
import type { LockAlone } from "./openStore.ts";

/** Names held among all processes on a database, by one connection of its own: the server frees them when that ends. */
export function postgresLocks(url: string): { lockAlone: LockAlone; close(): Promise<void> } {
  let connection: Promise<pg.Client> | null = null;

  const connect = (): Promise<pg.Client> => {
    const forget = () => {
      if (connection === opened) connection = null;
    };
    const opened = lockClient(url, forget);
    opened.catch(forget);
    return opened;
  };
  /** It doesn't answer, and nobody knows what it holds. */
  const end = (client: pg.Client, opened: Promise<pg.Client>) => {
    if (connection === opened) connection = null;
    client.end().catch(() => undefined);
  };

  return {
    async lockAlone(name) {
      connection ??= connect();
      const own = connection;
      const client = await own;
      const ask = (query: string) =>
        client.query<{ taken: boolean }>(query, [name]).catch((error: unknown) => {
          end(client, own);
          throw error;
        });
      const { rows } = await ask("select pg_try_advisory_lock(hashtextextended($1, 1)) as taken");
      if (!rows[0]?.taken) return null;
      return async () => {
        // A connection that broke has let go already.
        await ask("select pg_advisory_unlock(hashtextextended($1, 1))").catch(() => undefined);
      };
    },
    async close() {
      const client = await connection?.catch(() => null);
      connection = null;
      await client?.end();
    },
  };
}
