import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { textRows } from "../../src/store/textRows.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

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
});
