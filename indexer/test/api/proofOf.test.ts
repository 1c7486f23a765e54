import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { rewardLeaf } from "@colophon/sdk/merkle/rewardLeaf.ts";
import { rewardTree } from "@colophon/sdk/merkle/rewardTree.ts";
import { verifyProof } from "@colophon/sdk/merkle/verifyProof.ts";
import { sql } from "drizzle-orm";
import { pino } from "pino";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { proofOf } from "../../src/api/claims/proofOf.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { storeTree } from "../../src/store/trees/storeTree.ts";

const address = (n: number): Hex => `0x${n.toString(16).padStart(40, "0")}`;
const token = address(0);
const SIZE = 700;
const place = { chainId: 31_337, pool: address(99), campaign: 1, token };
const claimOf = (n: number) => ({ account: address(n + 1), cumulative: BigInt(n + 1) });
const tree = rewardTree(
  place,
  Array.from({ length: SIZE }, (_, n) => claimOf(n)),
);
const ROOT = sql.raw(`'\\x${tree.root.slice(2)}'`);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(["pglite", "postgres"] as const)("proofs out of a database that was damaged, on %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-proofs-"));
  let database: Database;
  const said: string[] = [];
  const log = pino({ level: "error" }, { write: (line) => said.push(line) });
  const prove = (n: number) => proofOf({ db: database.db, log }, tree.root, place, claimOf(n));

  beforeAll(async () => {
    database = await openDatabase(
      kind === "pglite" ? { directory: join(folder, "index") } : { url: await postgres.create(), writer: true },
    );
    await storeTree(database.db, { campaign: 1, token }, tree);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** What is served for every seventh account after some damage: nothing, or what leads to the root. The damage is undone. */
  const servedAfter = async (damage: ReturnType<typeof sql>): Promise<{ proofs: number; refused: number }> => {
    said.length = 0;
    let [proofs, refused] = [0, 0];
    const gaveUp = new Error("undone");
    await database.db
      .transaction(async (tx) => {
        await tx.execute(damage);
        for (let n = 0; n < SIZE; n += 7) {
          const proof = await proofOf({ db: tx, log }, tree.root, place, claimOf(n));
          if (proof === null) refused++;
          else {
            proofs++;
            const { account, cumulative } = claimOf(n);
            expect(verifyProof(tree.root, rewardLeaf(place, account, cumulative), proof)).toBe(true);
          }
        }
        throw gaveUp;
      })
      .catch((error: unknown) => {
        if (error !== gaveUp) throw error;
      });
    return { proofs, refused };
  };
  const EVERY = SIZE / 7;
  const flipAt = (at: string, where = "true") =>
    sql`update tree_blocks set bytes = set_byte(bytes, ${sql.raw(at)}, get_byte(bytes, ${sql.raw(at)}) # 1) where root = ${ROOT} and ${sql.raw(where)}`;

  it("are the tree's own before, and log nothing", async () => {
    for (let n = 0; n < SIZE; n += 7) expect(await prove(n)).toEqual(tree.proof(n));
    expect(await servedAfter(sql`select 1`)).toEqual({ proofs: EVERY, refused: 0 });
    expect(said).toEqual([]);
  });

  it.each<[string, ReturnType<typeof sql>]>([
    ["the top of the tree has a changed bit", flipAt("0", "layer = 1")],
    ["the last byte of its top has one", flipAt("length(bytes) - 1", "layer = 1")],
    ["all blocks have one", flipAt("length(bytes) / 2")],
    ["its top is another's", sql`update tree_blocks set bytes = sha256(bytes) where root = ${ROOT} and layer = 1`],
    [
      "its top is cut short",
      sql`update tree_blocks set bytes = substr(bytes, 1, 32) where root = ${ROOT} and layer = 1`,
    ],
    ["its top is empty", sql`update tree_blocks set bytes = '' where root = ${ROOT} and layer = 1`],
    ["its top is gone", sql`delete from tree_blocks where root = ${ROOT} and layer = 1`],
    ["its size is said to be less", sql`update trees set size = 511 where root = ${ROOT}`],
    ["its size is said to be more", sql`update trees set size = 100000 where root = ${ROOT}`],
    ["the tree's own row is gone", sql`delete from trees where root = ${ROOT}`],
    ["it is said to be incomplete", sql`update trees set complete = false where root = ${ROOT}`],
    ["all blocks are gone", sql`delete from tree_blocks where root = ${ROOT}`],
  ])("are none for anybody where %s", async (_, damage) => {
    expect(await servedAfter(damage)).toEqual({ proofs: 0, refused: EVERY });
  });

  it.each<[string, ReturnType<typeof sql>]>([
    [
      "one block of leaves has a changed bit",
      flipAt("40", "layer = 0 and block = (select min(block) from tree_blocks where layer = 0)"),
    ],
    [
      "one block of leaves is gone",
      sql`delete from tree_blocks where root = ${ROOT} and layer = 0 and block = (select max(block) from tree_blocks where layer = 0)`,
    ],
    [
      "one block of leaves has another's bytes",
      sql`update tree_blocks set bytes = (select bytes from tree_blocks where root = ${ROOT} and layer = 0 order by block limit 1) where root = ${ROOT} and layer = 0 and block = (select max(block) from tree_blocks where layer = 0)`,
    ],
    [
      "blocks are said to begin elsewhere",
      sql`update tree_blocks set low = decode(repeat('00', 32), 'hex') where root = ${ROOT} and layer = 0 and block = (select max(block) from tree_blocks where layer = 0)`,
    ],
  ])("are none for some, and right for the others, where %s", async (_, damage) => {
    const { proofs, refused } = await servedAfter(damage);
    expect(refused).toBeGreaterThan(0);
    expect(proofs).toBe(EVERY - refused);
  });

  it("tell who runs this which tree is damaged and what to do, and not who asks", async () => {
    await servedAfter(flipAt("0", "layer = 1"));
    expect(said).toHaveLength(EVERY);
    const line = JSON.parse(said[0] ?? "{}") as Record<string, unknown>;
    expect(line).toMatchObject({ root: tree.root, account: claimOf(0).account, msg: expect.stringMatching(/damaged/) });
    expect(line.msg).toMatch(/next_attempt/);
    // A tree that was never stored, or that was cleared away, is no damage.
    said.length = 0;
    await servedAfter(sql`delete from trees where root = ${ROOT}`);
    expect(said).toEqual([]);
  });

  it("aren't given for what isn't a leaf, nor under another root", async () => {
    const { db } = database;
    const more = { ...claimOf(3), cumulative: 5n };
    expect(await proofOf({ db, log }, tree.root, place, more)).toBe(null);
    expect(await proofOf({ db, log }, tree.root, { ...place, campaign: 2 }, claimOf(3))).toBe(null);
    expect(await proofOf({ db, log }, `0x${"ab".repeat(32)}`, place, claimOf(3))).toBe(null);
  });

  it("fail as what they are where the database itself does", async () => {
    const broken = {
      select: () => {
        throw new TypeError("the connection is gone");
      },
    };
    const db = new Proxy(database.db, { get: (target, name) => Reflect.get(name in broken ? broken : target, name) });
    await expect(proofOf({ db, log }, tree.root, place, claimOf(3))).rejects.toThrow("the connection is gone");
  });
});
