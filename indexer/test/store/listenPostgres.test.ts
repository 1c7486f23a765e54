import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { listenPostgres } from "../../src/store/listenPostgres.ts";
import { eventually } from "../support/startProcess.ts";

describe("listening on PostgreSQL", () => {
  let postgres: TestPostgres;
  let url = "";
  /** In another database, since nobody is let into ours for a while. */
  let admin: pg.Client;
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.create();
    const elsewhere = await postgres.create();
    admin = new pg.Client({ connectionString: elsewhere });
    await admin.connect();
  });
  afterAll(async () => {
    await admin?.end();
    await postgres?.stop();
  });

  const name = () => new URL(url).pathname.slice(1);
  const listeners = async () => {
    const query = "select pid from pg_stat_activity where datname = $1 and application_name = 'colophon-listener'";
    return (await admin.query<{ pid: number }>(query, [name()])).rows;
  };
  const notify = async (payload: string) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query("select pg_notify('a channel', $1)", [payload]);
    await client.end();
  };

  it("goes on after a server that let nobody in for a while, by one connection", async () => {
    const heard: string[] = [];
    const end = await listenPostgres(url, "a channel", (payload) => heard.push(payload));
    await notify("before");
    await eventually(
      async () => heard,
      (payloads) => payloads.includes("before"),
      "what was notified",
    );
    const [first] = await listeners();
    // As long as two tries take, at least.
    await admin.query(`alter database ${pg.escapeIdentifier(name())} allow_connections false`);
    await admin.query("select pg_terminate_backend($1)", [first?.pid]);
    await eventually(listeners, (rows) => rows.length === 0, "the listener's end");
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    expect(await listeners()).toEqual([]);
    await admin.query(`alter database ${pg.escapeIdentifier(name())} allow_connections true`);

    const again = await eventually(listeners, (rows) => rows.length > 0, "a listener");
    expect(again).toHaveLength(1);
    expect(again).not.toEqual([first]);
    // Its `listen` follows its connection.
    await eventually(
      async () => {
        await notify("after");
        return heard;
      },
      (payloads) => payloads.includes("after"),
      "what was notified",
    );
    await end();
    await eventually(listeners, (rows) => rows.length === 0, "its end");
  });

  it("says that it can't where it never could", async () => {
    const nowhere = new URL(url);
    nowhere.pathname = "/nowhere";
    await expect(listenPostgres(nowhere.href, "a channel", () => undefined)).rejects.toThrow("nowhere");
  });
});
