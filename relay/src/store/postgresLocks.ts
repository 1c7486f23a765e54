import pg from "pg";
import type { LockAlone } from "./openStore.ts";

/** Names held among all processes on a database, by one connection of its own: the server frees them when that ends. */
export function postgresLocks(url: string): { lockAlone: LockAlone; close(): Promise<void> } {
  let connection: Promise<pg.Client> | null = null;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, keepAlive: true });
    const forget = () => {
      connection = null;
      client.end().catch(() => undefined);
    };
    client.on("error", forget);
    await client.connect();
    return client;
  };

  return {
    async lockAlone(name) {
      connection ??= connect().catch((error: unknown) => {
        connection = null;
        throw error;
      });
      const client = await connection;
      const { rows } = await client.query<{ taken: boolean }>(
        "select pg_try_advisory_lock(hashtextextended($1, 1)) as taken",
        [name],
      );
      if (!rows[0]?.taken) return null;
      return async () => {
        // A connection that broke has let go already.
        await client.query("select pg_advisory_unlock(hashtextextended($1, 1))", [name]).catch(() => undefined);
      };
    },
    async close() {
      const client = await connection?.catch(() => null);
      connection = null;
      await client?.end();
    },
  };
}
