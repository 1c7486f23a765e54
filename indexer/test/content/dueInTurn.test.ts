import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { dueInTurn } from "../../src/content/dueInTurn.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";

describe.each(["pglite", "postgres"] as const)("what is due, in turn, on %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-due-"));
  let postgres: TestPostgres | undefined;
  let database: Database;
  beforeAll(async () => {
    postgres = kind === "postgres" ? await startPostgres() : undefined;
    const place = postgres ? { url: await postgres.create(), writer: true } : { directory: join(folder, "index") };
    database = await openDatabase(place);
    // One names thousands that nobody has, before and after the others; one has nothing due; one is done.
    await database.db.execute(sql`
      insert into contents (digest, codec, asked_by, attempts, next_attempt)
      select decode(lpad(to_hex(asker * 100000 + i), 64, '0'), 'hex'), 0, asker, 0, due
      from (values (1, 5000, 0), (2, 3, 40), (3, 20, 1000), (4, 20, null), (5, 30, 50), (6, 1, 99)) named(asker, many, due),
        generate_series(1, many) i`);
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const due = async (now: number, limit: number) => {
    const rows = await dueInTurn(database.db, { table: "contents", columns: ["digest", "asked_by"] }, now, limit);
    const counts: Record<string, number> = {};
    for (const [, asker] of rows) counts[asker ?? ""] = (counts[asker ?? ""] ?? 0) + 1;
    return counts;
  };

  it("is as much of each campaign that has any", async () => {
    expect(await due(99, 100)).toEqual({ 1: 25, 2: 3, 5: 25, 6: 1 });
    expect(await due(98, 100)).toEqual({ 1: 34, 2: 3, 5: 30 });
    expect(await due(39, 100)).toEqual({ 1: 100 });
    // However little is asked for, a turn is worth something.
    expect(await due(99, 1)).toEqual({ 1: 8, 2: 3, 5: 8, 6: 1 });
  });

  it("is nothing where nothing is", async () => {
    expect(await due(-1, 100)).toEqual({});
    const rows = await dueInTurn(database.db, { table: "documents", columns: ["digest"] }, 99, 100);
    expect(rows).toEqual([]);
  });

  it("is each row once, the longest due first", async () => {
    await database.db.execute(
      sql`update contents set next_attempt = 7 where asked_by = 5 and digest = (select digest from contents where asked_by = 5 order by digest desc limit 1)`,
    );
    const rows = await dueInTurn(
      database.db,
      { table: "contents", columns: ["digest", "asked_by", "next_attempt"] },
      99,
      100,
    );
    expect(new Set(rows.map(([digest]) => digest)).size).toBe(rows.length);
    expect(rows.find(([, asker]) => asker === "5")?.[2]).toBe("7");
  });
});
