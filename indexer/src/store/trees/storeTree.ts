import type { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { treeBlocks as blocksOf, type TreeBlock } from "@colophon/sdk/merkle/stored/treeBlocks.ts";
import { eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { treeBlocks, trees } from "../factTables.ts";
import type { Db } from "../openDatabase.ts";

/** Blocks in one statement: a quarter of a megabyte, so that others get their turn in between. */
const BLOCKS = 32;

/**
 * Keeps a tree in the database, so that `proveStored` finds proofs of it from any process. Each statement stands alone: others may read and write
 * meanwhile, and a process that is killed has lost nothing but time, because the same tree has the same blocks and is served only
 * once all are there. Call it before what makes the statement valid.
 *
 * @param of whose statement has this root
 * @param tree compare its root with the chain's first: that's what proofs will lead to
 * @example await storeTree(db, { campaign, token }, new MerkleTree(leaves.hashes()));
 */
export async function storeTree(
  db: Db,
  of: { readonly campaign: number; readonly token: Hex },
  tree: MerkleTree,
): Promise<void> {
  const { root, size } = tree;
  const { campaign, token } = of;
  await db.insert(trees).values({ root, campaign, token, size, complete: false }).onConflictDoNothing();
  const [known] = await db.select({ complete: trees.complete }).from(trees).where(eq(trees.root, root));
  if (known?.complete) return;
  let batch: TreeBlock[] = [];
  const write = async () => {
    const rows = batch.map((block) => ({ root, ...block }));
    batch = [];
    if (rows.length === 0) return;
    const { root: of, layer, block } = treeBlocks;
    // Overwritten, so that storing once more mends what was damaged.
    await db
      .insert(treeBlocks)
      .values(rows)
      .onConflictDoUpdate({ target: [of, layer, block], set: { low: sql`excluded.low`, bytes: sql`excluded.bytes` } });
  };
  for (const block of blocksOf(tree)) if (batch.push(block) === BLOCKS) await write();
  await write();
  await db.update(trees).set({ complete: true }).where(eq(trees.root, root));
}
