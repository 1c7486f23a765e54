import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { afterAll, describe, expect, it } from "vitest";
import { works } from "../../src/store/chainTables.ts";
import { contents } from "../../src/store/factTables.ts";
import { openDatabase } from "../../src/store/openDatabase.ts";
import { readCursor } from "../../src/sync/cursor.ts";

const migrations = fileURLToPath(new URL("../../migrations", import.meta.url));

describe("an index of the version before appeals and editions", () => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-migration-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("is emptied of what is read anew from the chain, and keeps what was learnt of content", async () => {
    const old = join(folder, "migrations");
    cpSync(migrations, old, { recursive: true });
    const path = join(old, "meta", "_journal.json");
    const journal = JSON.parse(readFileSync(path, "utf8")) as { entries: unknown[] };
    writeFileSync(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, 1) }));
    const directory = join(folder, "index");
    mkdirSync(directory);
    const client = await PGlite.create(directory);
    await migrate(drizzle(client), { migrationsFolder: old });
    await client.exec(`
      insert into sync (id, chain_id, contributions, curation, reward_pools, start_block, block, hash, time, head, floor, seen_at)
        values (1, 31337, '\\x01', '\\x02', '\\x03', 1, 9, '\\x04', 1, 9, 1, 1);
      insert into works (id, campaign, author, digest, codec, kind, ai_use, config, parents, child_count, certified_at, final_at, review_ends, score, block, log_index, transaction)
        values ('\\x01', 1, '\\x02', '\\x03', 0, 0, 0, '\\x04', '\\x', 0, 1, 1, 1, 0, 1, 0, '\\x05');
      insert into contents (digest, codec, verification) values ('\\x03', 0, 'verified');`);
    await client.close();

    const database = await openDatabase({ directory });
    try {
      expect(await readCursor(database.db)).toBe(null);
      expect(await database.db.$count(works)).toBe(0);
      expect(await database.db.$count(contents)).toBe(1);
    } finally {
      await database.close();
    }
  });
});
