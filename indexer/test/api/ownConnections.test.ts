import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { eventually } from "../support/startProcess.ts";
import { BatchStage } from "../works/BatchStage.ts";

const APPLICATION = "connections-test";
/** More than an indexer has connections. */
const QUESTIONS = 15;

describe("questions that take long", () => {
  let stage: BatchStage;
  let client: pg.Client;
  const asked = new AbortController();
  beforeAll(async () => {
    stage = await BatchStage.open("postgres");
    client = new pg.Client({ connectionString: stage.databaseUrl, application_name: APPLICATION });
    await client.connect();
  });
  afterAll(async () => {
    asked.abort();
    await client?.end();
    await stage?.close();
  });

  it("keep no block waiting: they have connections of their own", async () => {
    await stage.open();
    await stage.indexed();
    const watch = new pg.Client({ connectionString: stage.databaseUrl, application_name: APPLICATION });
    await watch.connect();
    try {
      await client.query("begin");
      await client.query("lock table works in access exclusive mode");
      const signal = asked.signal;
      for (let n = 1; n <= QUESTIONS; n++) {
        fetch(`${stage.indexer.url}/v1/works?limit=${n}`, { signal }).catch(() => undefined);
      }
      const waiting = async () => {
        const { rows } = await watch.query<{ many: number }>(
          "select count(*)::int as many from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        return rows[0]?.many ?? 0;
      };
      // As many as there are connections for questions.
      await eventually(waiting, (many) => many >= 10, "questions that wait");
      const { campaign } = await stage.open();
      const known = async () => (await watch.query("select from campaigns where id = $1", [campaign])).rowCount;
      await eventually(known, (count) => count === 1, "the block that came meanwhile");
      // They were let by nobody.
      await expect(client.query("select from works limit 1")).resolves.toBeDefined();
    } finally {
      await client.query("rollback");
      await watch.end();
    }
    expect((await fetch(`${stage.indexer.url}/v1/works`)).status).toBe(200);
  });
});
