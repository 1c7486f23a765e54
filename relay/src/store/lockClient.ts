import pg from "pg";

const PATIENCE_MS = 10_000;
/** The server looks after ten silent seconds whether we are still there: by default after two hours, for which nobody could have our locks. */
const FOUND_DEAD = "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

/**
 * A connection for advisory locks, which hang on it: whoever loses it has lost them, and whoever can't use it has to end it.
 *
 * @param onBroken called when it breaks; it is ended then
 * @param patienceMs longest wait for a connection, and for an answer
 * @param forEver where an answer may take as long as it likes
 */
export async function lockClient(
  url: string,
  onBroken: (client: pg.Client) => void,
  { patienceMs = PATIENCE_MS, forEver = false }: { patienceMs?: number | undefined; forEver?: boolean } = {},
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: "colophon-relay",
    connectionTimeoutMillis: patienceMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    query_timeout: forEver ? 0 : patienceMs,
  });
  client.on("error", () => {
    onBroken(client);
    client.end().catch(() => undefined);
  });
  await client.connect();
  try {
    await client.query(FOUND_DEAD);
  } catch (error) {
    client.end().catch(() => undefined);
    throw error;
  }
  return client;
}
