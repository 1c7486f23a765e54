import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FIRST, fillIndex } from "../../../bench/api/fillIndex.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { workQuery } from "../../src/api/params.ts";
import { listWorks } from "../../src/api/queries/listWorks.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { textRows } from "../../src/store/textRows.ts";

const COUNT = 20_000;
const NOW = FIRST + COUNT * 7;

describe("a gallery's page right after a bulk of works was verified and accepted", () => {
  let postgres: TestPostgres;
  let database: Database;
  beforeAll(async () => {
    postgres = await startPostgres();
    // One connection, so that what it has read is told by itself.
    database = await openDatabase({ url: await postgres.create(), writer: true, connections: 1 });
    const run = (text: string) => database.db.execute(sql.raw(text));
    await fillIndex(database.db, 0, COUNT);
    // What PostgreSQL knows of them is of before.
    await run("alter table works set (autovacuum_enabled = off)");
    await run("update works set verification = 'pending', accepted = false where verification = 'verified'");
    await run("analyze works");
    await run("update works set verification = 'verified', accepted = true where verification = 'pending'");
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
  });

  /** Rows of works that the connection has read so far. */
  const read = async () => {
    await database.db.execute(sql`select pg_stat_force_next_flush()`);
    const text = "select seq_tup_read + idx_tup_fetch from pg_stat_user_tables where relname = 'works'";
    const [row] = await textRows(database.db, { text, values: [] });
    return Number(row?.[0]);
  };

  it.each([
    { campaign: "1" },
    { campaign: "1", sort: "score" },
    { campaign: "1", sort: "oldest", aiUse: "none" },
    { campaign: "1", standing: "any" },
    { campaign: "1", verification: "any" },
    {},
  ])("is a walk through a few of them, not a sort of all: %j", async (asked) => {
    const before = await read();
    const { items } = await listWorks(database.db, workQuery.parse(asked), NOW);
    expect(items.length).toBeGreaterThan(10);
    const rows = (await read()) - before;
    expect(rows).toBeGreaterThanOrEqual(items.length);
    expect(rows).toBeLessThan(COUNT / 10);
  });
});
