import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BreakingLink } from "../../../test/support/BreakingLink.ts";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { copyRows } from "../../src/store/copyRows.ts";
import { copyTarget } from "../../src/store/copyTarget.ts";
import { stagedLeaves } from "../../src/store/factTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { textRows } from "../../src/store/textRows.ts";
import { eventually } from "../support/startProcess.ts";

describe("connections to PostgreSQL", () => {
  let postgres: TestPostgres;
  let url = "";
  beforeAll(async () => {
    postgres = await startPostgres();
    url = await postgres.create();
  });
  afterAll(() => postgres?.stop());

  const settingsOf = async (writer: boolean) => {
    const database = await openDatabase({ url, writer });
    try {
      const text = "select name, setting from pg_settings where name in ('jit', 'statement_timeout')";
      return Object.fromEntries(await textRows(database.db, { text, values: [] }));
    } finally {
      await database.close();
    }
  };

  it("compile no plans; who only reads isn't kept waiting, who writes takes what it takes", async () => {
    expect(await settingsOf(true)).toEqual({ jit: "off", statement_timeout: "0" });
    expect(await settingsOf(false)).toEqual({ jit: "off", statement_timeout: "15000" });
  });

  it("are given up by readers where the server says nothing any more, and others take their place", async () => {
    const link = await BreakingLink.start();
    const through = new URL(url);
    link.leadTo(Number(through.port));
    through.port = new URL(link.url).port;
    const database = await openDatabase({ url: through.href, writer: false, connections: 1, patience: 100 });
    const one = sql`select 1 as one`;
    try {
      expect(await database.db.execute(one)).toMatchObject({ rows: [{ one: 1 }] });
      link.silence();
      await expect(database.db.execute(one)).rejects.toMatchObject({ cause: { message: "Query read timeout" } });
      link.up();
      expect(await database.db.execute(one)).toMatchObject({ rows: [{ one: 1 }] });
    } finally {
      await database.close();
      await link.stop();
    }
  });

  describe("that break", () => {
    let database: Database;
    let admin: pg.Client;
    const uncaught: unknown[] = [];
    const catchIt = (error: unknown) => void uncaught.push(error);

    beforeEach(async () => {
      database = await openDatabase({ url, writer: true, connections: 1 });
      admin = new pg.Client({ connectionString: url });
      await admin.connect();
      uncaught.length = 0;
      process.on("uncaughtException", catchIt);
    });
    afterEach(async () => {
      process.off("uncaughtException", catchIt);
      await admin.end();
      await database.close();
    });

    const poolOf = ({ db }: Database) => Reflect.get(db, "$client") as pg.Pool;
    /** Ends server processes, and waits until their clients know. */
    const terminate = async (which: string) => {
      const ended = new Promise<void>((resolve) => poolOf(database).once("ended", () => resolve()));
      await eventually(
        async () => {
          // A transaction sees what was going on when it first looked, unless it is told to look again.
          await admin.query("select pg_stat_clear_snapshot()");
          return (await admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`)).rowCount;
        },
        (count) => count !== 0,
        `a connection where ${which}`,
      );
      await ended;
    };
    /** The pool says when one of its connections has ended, whoever has it. */
    const tellEnds = () => {
      const pool = poolOf(database);
      const hear = (client: pg.PoolClient) => void client.once("end", () => pool.emit("ended"));
      // The one that migrations were made by is there already.
      for (const client of Reflect.get(pool, "_clients") as pg.PoolClient[]) hear(client);
      pool.on("connect", hear);
    };
    const expectWell = async () => {
      expect(uncaught).toEqual([]);
      expect(await database.db.transaction((tx) => tx.execute(sql`select 1 as one`))).toMatchObject({
        rows: [{ one: 1 }],
      });
    };

    it("fail the transaction that they break in, and nothing else", async () => {
      tellEnds();
      const broken = database.db.transaction(async (tx) => {
        await tx.execute(sql`select 'in a transaction'`);
        await terminate("query like '%in a transaction%' and pid <> pg_backend_pid()");
        await tx.execute(sql`select 1`);
      });
      await expect(broken).rejects.toThrow();
      await expectWell();
    });

    it("fail the COPY that they break in, and nothing else", async () => {
      tellEnds();
      const leaf = { file: `0x${"1".repeat(64)}`, account: `0x${"2".repeat(40)}`, cumulative: "1" };
      await admin.query("begin; lock table staged_leaves");
      const copying = copyRows(database.db, copyTarget(stagedLeaves), [leaf]);
      const failed = expect(copying).rejects.toThrow();
      await terminate("application_name = 'colophon-indexer' and query like 'copy %'");
      await failed;
      await admin.query("rollback");
      await expectWell();
    });

    it("are given back where they break as a transaction begins", async () => {
      poolOf(database).once("acquire", (client) => {
        (Reflect.get(client, "connection") as { stream: { destroy(): void } }).stream.destroy();
      });
      await expect(database.db.transaction((tx) => tx.execute(sql`select 1`))).rejects.toThrow();
      await expectWell();
    });
  });
});
