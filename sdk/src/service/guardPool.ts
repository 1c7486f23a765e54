/** A connection of a pool of `pg`, as far as it is guarded. */
interface PooledClient {
  on(event: "error", listener: () => void): unknown;
  once(event: "end", listener: () => void): unknown;
  release(destroy: boolean): void;
}

/** A pool of `pg`, as far as it is guarded. */
interface GuardedPool {
  on(event: "error", listener: () => void): unknown;
  on(event: "connect" | "acquire", listener: (client: PooledClient) => void): unknown;
  on(event: "release", listener: (error: unknown, client: PooledClient) => void): unknown;
}

/** So long may a transaction take to notice that its connection has ended, ms. */
const NOTICED_MS = 1_000;

/**
 * Lets a process outlive its database: without this a connection that breaks during a transaction ends the process, and one that breaks at a
 * transaction's beginning is never given back. `pg` listens to the errors of idle connections alone, and drizzle begins outside of what it
 * cleans up after (drizzle-orm#3908, #6241). Whatever waits on a broken connection fails by itself, and the pool replaces it.
 *
 * @example guardPool(new pg.Pool({ connectionString: url }));
 */
export function guardPool(pool: GuardedPool): void {
  const lent = new Set<PooledClient>();
  pool.on("error", () => undefined);
  pool.on("acquire", (client) => lent.add(client));
  pool.on("release", (_error, client) => lent.delete(client));
  pool.on("connect", (client) => {
    client.on("error", () => undefined);
    client.once("end", () => {
      const late = setTimeout(() => {
        if (lent.has(client)) client.release(true);
      }, NOTICED_MS);
      late.unref();
    });
  });
}
