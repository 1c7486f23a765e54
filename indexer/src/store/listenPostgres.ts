import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { steady } from "./steady.ts";

/** Between a connection that broke, or didn't come about, and the next try, ms. */
const RETRY_MS = 1_000;

/**
 * Hears what is notified on a channel, by a connection of its own: a pooled one would be taken away. One that breaks is replaced as soon as the
 * server takes another, however long it is away; what was notified meanwhile is lost.
 *
 * @returns ends it
 * @throws what the first connection failed with
 */
export async function listenPostgres(
  url: string,
  channel: string,
  hear: (payload: string) => void,
): Promise<() => Promise<void>> {
  const listen = async () => {
    const client = new pg.Client({ connectionString: url, application_name: "colophon-listener", ...steady });
    client.on("notification", ({ payload }) => hear(payload ?? ""));
    const broken = new Promise<void>((resolve) => client.on("error", () => resolve()));
    // Nobody waits for the end of a connection: of one that broke it may never be told.
    const end = () => client.end().catch(() => undefined);
    try {
      await client.connect();
      await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    } catch (error) {
      void end();
      throw error;
    }
    return { broken, end };
  };

  let ended = false;
  let current: Awaited<ReturnType<typeof listen>> | null = await listen();
  const keep = async () => {
    while (!ended) {
      await current?.broken;
      void current?.end();
      current = null;
      await pause(RETRY_MS, undefined, { ref: false });
      if (!ended) current = await listen().catch(() => null);
    }
    // What came about while it was ended.
    void current?.end();
  };
  void keep();
  return async () => {
    ended = true;
    await current?.end();
  };
}
