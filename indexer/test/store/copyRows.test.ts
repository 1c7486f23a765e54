import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { supersessions } from "../../src/store/chainTables.ts";
import { copyRows } from "../../src/store/copyRows.ts";
import { copyTarget } from "../../src/store/copyTarget.ts";
import { documents, statementLeaves } from "../../src/store/factTables.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";

const word = (digit: string) => `0x${digit.repeat(64)}` as const;
const address = (digit: string) => `0x${digit.repeat(40)}` as const;

describe.each(["pglite", "postgres"] as const)("copyRows into %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-copy-"));
  let postgres: TestPostgres | null = null;
  let database: Database;

  beforeAll(async () => {
    postgres = kind === "postgres" ? await startPostgres() : null;
    database = await openDatabase(
      postgres ? { url: await postgres.create(), writer: true } : { directory: join(folder, "index") },
    );
  });
  afterAll(async () => {
    await database?.close();
    await postgres?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const titles = [
    "plain",
    "tab\tnewline\nreturn\rbackslash\\",
    "\\N",
    "\\.",
    "",
    "quotes \"'`",
    "ünïcödé 🎨",
    "\\x00",
    "a".repeat(300_000),
  ];

  it("writes every text and JSON as it is, whatever COPY means by its characters", async () => {
    const rows = titles.map((title, index) => ({
      digest: word(String(index)),
      kind: "manifest" as const,
      state: "valid" as const,
      content: { version: 1, title, deep: [{ line: "a\nb", slash: "\\" }, null] },
      title,
      askedBy: index + 1,
      attempts: index,
      nextAttempt: index === 0 ? null : index,
      error: null,
    }));
    await copyRows(database.db, copyTarget(documents), rows);
    const found = await database.db.select().from(documents).orderBy(documents.digest);
    expect(found).toEqual(rows);
  });

  it("writes bytes, lists of words, booleans and numbers of any size", async () => {
    const leaf = { root: word("a"), account: address("b"), campaign: 2 ** 32 - 1, token: address("c") };
    const amounts = [0n, 2n ** 256n - 1n];
    const leaves = amounts.map((cumulative, index) => ({ ...leaf, account: address(String(index)), cumulative }));
    await copyRows(database.db, copyTarget(statementLeaves), leaves);
    const read = database.db.select().from(statementLeaves).orderBy(statementLeaves.account);
    expect(await read).toEqual(leaves);
    const lost = {
      ...{ block: 1, campaign: 1, work: word("1"), author: address("2"), digest: word("3"), codec: 0 },
      ...{ manifest: null, certifiedAt: 2 ** 40, recordedAt: 5, evidence: "anchor" as const, proof: word("5") },
      ...{ certifiedBlock: 1, certifiedLogIndex: 2, certifiedTransaction: word("6"), to: address("7"), time: 9 },
      ...{ config: address("4"), transaction: word("8") },
    };
    const rows = [
      { ...lost, logIndex: 1, parents: [] },
      { ...lost, logIndex: 2, parents: [word("a"), word("b")] },
    ];
    await copyRows(database.db, copyTarget(supersessions), rows);
    expect(await database.db.select().from(supersessions).orderBy(supersessions.logIndex)).toEqual(rows);
  });

  it("belongs to its transaction, and leaves a connection that works when it fails", async () => {
    const leaf = { root: word("d"), campaign: 1, token: address("c"), cumulative: 1n };
    const many = Array.from({ length: 20_000 }, (_, index) => ({
      ...leaf,
      account: `0x${index.toString(16).padStart(40, "0")}`,
    }));
    const twice = database.db.transaction(async (tx) => {
      await copyRows(tx, copyTarget(statementLeaves), many);
      await copyRows(tx, copyTarget(statementLeaves), many.slice(-1));
    });
    await expect(twice).rejects.toThrow(/duplicate key/);
    const spoilt = copyRows(database.db, copyTarget(statementLeaves), [...many, { ...leaf, account: 5 }]);
    await expect(spoilt).rejects.toThrow(/nothing that a bytea column takes/);
    expect(await database.db.$count(statementLeaves, sql`root = decode(${"d".repeat(64)}, 'hex')`)).toBe(0);
    await copyRows(database.db, copyTarget(statementLeaves), many);
    expect(await database.db.$count(statementLeaves, sql`root = decode(${"d".repeat(64)}, 'hex')`)).toBe(20_000);
  });
});
