import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MerkleError } from "@colophon/sdk/merkle/errors.ts";
import { rewardLeaf } from "@colophon/sdk/merkle/rewardLeaf.ts";
import { rewardTree } from "@colophon/sdk/merkle/rewardTree.ts";
import { eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../../test/support/postgres.ts";
import { statementFiles, treeBlocks, trees } from "../../src/store/factTables.ts";
import { noteFacts } from "../../src/store/noteFacts.ts";
import { type Database, openDatabase } from "../../src/store/openDatabase.ts";
import { clearTrees } from "../../src/store/trees/clearTrees.ts";
import { proveStored } from "../../src/store/trees/proveStored.ts";
import { storeTree } from "../../src/store/trees/storeTree.ts";

const address = (n: number): Hex => `0x${n.toString(16).padStart(40, "0")}`;
const token = address(0);
const place = (campaign: number) => ({ chainId: 31_337, pool: address(99), campaign, token });

/** A statement's tree of so many accounts; each campaign's is another. */
function statement(campaign: number, size: number) {
  const accounts = Array.from({ length: size }, (_, i) => ({ account: address(i + 1), cumulative: BigInt(i + 1) }));
  return {
    campaign,
    tree: rewardTree(place(campaign), accounts),
    leaf: (i: number) => rewardLeaf(place(campaign), address(i + 1), BigInt(i + 1)),
  };
}

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(["pglite", "postgres"] as const)("trees on %s", (kind) => {
  const folder = mkdtempSync(join(tmpdir(), "colophon-trees-"));
  let database: Database;
  beforeAll(async () => {
    database = await openDatabase(
      kind === "pglite" ? { directory: join(folder, "index") } : { url: await postgres.create(), writer: true },
    );
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 257],
    [5, 700],
    [6, 70_001],
  ])("statement %i of %i accounts: a stored tree gives the tree's own proofs", async (campaign, size) => {
    const { db } = database;
    const { tree, leaf } = statement(campaign, size);
    await storeTree(db, { campaign, token }, tree);
    const step = Math.max(1, Math.floor(size / 100));
    for (let i = 0; i < size; i += step) expect(await proveStored(db, tree.root, leaf(i))).toEqual(tree.proof(i));
    // The smallest and the greatest leaf, which stand in one block where the tree has two levels of leaves.
    for (const node of [tree.size * 2 - 2, tree.size - 1]) {
      const hash: Hex = `0x${Buffer.from(tree.nodes(node, node + 1)).toString("hex")}`;
      expect(await proveStored(db, tree.root, hash)).not.toBe(null);
    }
  });

  it("an account that isn't in the statement, and a root that nobody stored, have no proof", async () => {
    const { tree, leaf } = statement(5, 700);
    expect(await proveStored(database.db, tree.root, rewardLeaf(place(5), address(701), 1n))).toBe(null);
    expect(await proveStored(database.db, tree.root, rewardLeaf(place(5), address(1), 2n))).toBe(null);
    expect(await proveStored(database.db, tree.root, rewardLeaf(place(6), address(1), 1n))).toBe(null);
    expect(await proveStored(database.db, `0x${"ab".repeat(32)}`, leaf(0))).toBe(null);
  });

  it("storing that broke off anywhere serves nothing, and goes on when it is tried again", async () => {
    const { db } = database;
    const { tree, leaf } = statement(20, 20_000);
    for (const writes of [1, 2, 3, 4]) {
      await expect(storeTree(breakingAfter(writes), { campaign: 20, token }, tree)).rejects.toThrow("killed");
      expect(await proveStored(db, tree.root, leaf(7))).toBe(null);
    }
    await storeTree(db, { campaign: 20, token }, tree);
    expect(await proveStored(db, tree.root, leaf(7))).toEqual(tree.proof(7));
    const blocks = await db.$count(treeBlocks, eq(treeBlocks.root, tree.root));
    await storeTree(db, { campaign: 20, token }, tree);
    expect(await db.$count(treeBlocks, eq(treeBlocks.root, tree.root))).toBe(blocks);
  });

  it("a damaged tree is never served, and storing it again mends it", async () => {
    const { db } = database;
    const { tree, leaf } = statement(21, 3_000);
    await storeTree(db, { campaign: 21, token }, tree);
    await db.execute(
      sql`update tree_blocks set bytes = set_byte(bytes, 100, get_byte(bytes, 100) # 1) where root = decode(${tree.root.slice(2)}, 'hex') and layer = 1`,
    );
    await expect(proveStored(db, tree.root, leaf(3))).rejects.toThrow(MerkleError);
    await db.delete(treeBlocks).where(sql`root = decode(${tree.root.slice(2)}, 'hex') and layer = 1`);
    await expect(proveStored(db, tree.root, leaf(3))).rejects.toThrow(MerkleError);
    await db.delete(trees).where(eq(trees.root, tree.root));
    expect(await proveStored(db, tree.root, leaf(3))).toBe(null);
    await storeTree(db, { campaign: 21, token }, tree);
    expect(await proveStored(db, tree.root, leaf(3))).toEqual(tree.proof(3));
  });

  it("a tree under another root's name is never served", async () => {
    const { db } = database;
    const [a, b] = [statement(22, 300), statement(23, 300)];
    await storeTree(db, { campaign: 22, token }, a.tree);
    const other = b.tree.root.slice(2);
    await db.execute(
      sql`insert into trees select decode(${other}, 'hex'), 23, token, size, complete from trees where root = decode(${a.tree.root.slice(2)}, 'hex')`,
    );
    await db.execute(
      sql`insert into tree_blocks select decode(${other}, 'hex'), layer, block, low, bytes from tree_blocks where root = decode(${a.tree.root.slice(2)}, 'hex')`,
    );
    await expect(proveStored(db, b.tree.root, a.leaf(0))).rejects.toThrow(MerkleError);
  });

  it("clears away what neither stands nor is proposed, once no reorg can change that", async () => {
    const { db } = database;
    const [old, stands, proposed, elsewhere] = [
      statement(30, 40),
      statement(30, 50),
      statement(30, 60),
      statement(31, 40),
    ];
    for (const { campaign, tree } of [old, stands, proposed, elsewhere]) await storeTree(db, { campaign, token }, tree);
    await db.execute(sql`insert into sync (id, chain_id, contributions, curation, reward_pools, royalties, editions, start_block, block, hash, time, head, floor, seen_at)
      values (1, 1, '\\x01', '\\x01', '\\x01', '\\x01', '\\x01', 1, 100, '\\x01', 1, 100, 49, 1)`);
    await db.execute(sql`insert into pools (campaign, token, funded, refunded, paid, proceeds, from_editions, from_royalties, from_bonds, from_stakes, from_gifts, taken, standing, total, root, state, empty_stood, pending, pending_total, pending_root, claimable_from, block)
      values (30, decode(${token.slice(2)}, 'hex'), 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, decode(${stands.tree.root.slice(2)}, 'hex'), 'proposed', false, 3, 1, decode(${proposed.tree.root.slice(2)}, 'hex'), 1, 50)`);
    await clearTrees(db);
    expect(await proveStored(db, old.tree.root, old.leaf(0))).not.toBe(null);
    await db.execute(sql`update sync set floor = 50`);
    await clearTrees(db);
    expect(await proveStored(db, old.tree.root, old.leaf(0))).toBe(null);
    expect(await db.$count(treeBlocks, eq(treeBlocks.root, old.tree.root))).toBe(0);
    for (const kept of [stands, proposed, elsewhere]) {
      expect(await proveStored(db, kept.tree.root, kept.leaf(0))).not.toBe(null);
    }
  });

  it("a root that is proposed once more after its tree went is read once more; others aren't", async () => {
    const { db } = database;
    const [gone, kept] = [statement(30, 40), statement(30, 50)];
    const rows = [gone, kept].map(({ tree }, i) => ({
      campaign: 30,
      token,
      number: i + 1,
      proposer: address(5),
      empty: false,
      root: tree.root,
      total: 1n,
      bond: 1n,
      statement: tree.root,
      codec: 0,
      proposedAt: 1,
      claimableFrom: 2,
      state: "proposed",
      block: 60,
      logIndex: i,
      transaction: tree.root,
    }));
    await db.insert(statementFiles).values(
      rows.map(({ campaign, root, statement: file, codec }) => ({
        campaign,
        token,
        root,
        statement: file,
        codec,
        state: "valid" as const,
        nextAttempt: null,
      })),
    );
    await noteFacts(db, new Map([["statements", rows]]), new Map());
    const due = await db
      .select({ root: statementFiles.root })
      .from(statementFiles)
      .where(eq(statementFiles.nextAttempt, 0));
    expect(due).toEqual([{ root: gone.tree.root }]);
  });

  /** The database of a process that is killed after so many writes. */
  function breakingAfter(writes: number) {
    let left = writes;
    return new Proxy(database.db, {
      get(target, name) {
        if ((name === "insert" || name === "update") && left-- <= 0) throw new Error("killed");
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }
});
