import type pg from "pg";
import { lockClient } from "./lockClient.ts";

/** Any fixed numbers: the keys of advisory locks. */
const [LEADER, MIGRATION] = [7_305_811_301, 7_305_811_302];

export interface Leadership {
  /** True as long as this process holds the lock; tries to get it otherwise. */
  leads(): Promise<boolean>;
  /** Runs while no other process does. */
  alone(run: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/**
 * Who of several relays on one database makes batches: whoever holds an advisory lock. It hangs on a connection, so that the server frees
 * it when its process is killed. For a moment two may believe that they lead (the connection broke, and one hasn't noticed): every step of
 * a batch is therefore a change from one state, which only one of them makes.
 *
 * @param patienceMs longest wait for the database's answer about the lock
 */
export function postgresLeadership(url: string, patienceMs?: number): Leadership {
  let held: pg.Client | null = null;

  const broken = (client: pg.Client) => {
    if (held === client) held = null;
  };

  return {
    async leads() {
      if (held !== null) {
        const own = held;
        const alive = await own.query("select 1").then(
          () => true,
          () => false,
        );
        if (alive && held === own) return true;
        held = null;
        // It may live, and keep the lock from everybody.
        own.end().catch(() => undefined);
      }
      const client = await lockClient(url, broken, { patienceMs });
      try {
        const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [LEADER]);
        if (rows[0]?.taken) held = client;
      } finally {
        if (held !== client) client.end().catch(() => undefined);
      }
      return held === client;
    },
    async alone(run) {
      // For as long as another makes tables.
      const client = await lockClient(url, broken, { patienceMs, forEver: true });
      try {
        await client.query("select pg_advisory_lock($1)", [MIGRATION]);
        await run();
      } finally {
        await client.end();
      }
    },
    async close() {
      const own = held;
      held = null;
      await own?.end();
    },
  };
}
