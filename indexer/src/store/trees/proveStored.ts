import { blocksAbove, proofFromBlocks } from "@colophon/sdk/merkle/stored/proofFromBlocks.ts";
import { and, asc, desc, eq, isNotNull, lte, or } from "drizzle-orm";
import { type Hex, hexToBytes } from "viem";
import { treeBlocks, trees } from "../factTables.ts";
import type { Db } from "../openDatabase.ts";

/**
 * A leaf's proof out of a stored tree: two look-ups, three blocks of at most 8 KiB, and some 600 hashes. It was followed to the root before it's
 * given out.
 *
 * @returns null where the tree isn't (wholly) stored, or doesn't have the leaf
 * @throws {MerkleError} `damaged-blocks` where what is stored doesn't lead to the root
 * @example await proveStored(db, root, rewardLeaf(place, account, cumulative))
 */
export async function proveStored(db: Db, root: Hex, leaf: Hex): Promise<Hex[] | null> {
  const bottom = (await bottomBlock(db, root, leaf)) ?? (await bottomBlock(db, root, null));
  if (!bottom) return null;
  const { size, block, bytes } = bottom;
  const above = blocksAbove(size, block);
  const rows =
    above.length === 0
      ? []
      : await db
          .select({ bytes: treeBlocks.bytes })
          .from(treeBlocks)
          .where(
            and(
              eq(treeBlocks.root, root),
              or(...above.map((at) => and(eq(treeBlocks.layer, at.layer), eq(treeBlocks.block, at.block)))),
            ),
          )
          .orderBy(asc(treeBlocks.layer));
  // They may have gone between the look-ups, when the tree was cleared away.
  if (rows.length !== above.length && !(await isComplete(db, root))) return null;
  return proofFromBlocks({ root, size }, leaf, block, [bytes, ...rows.map((row) => row.bytes)]);
}

/** The block with the greatest `low` that isn't above the leaf; without a leaf, the greatest of all (see `TreeBlock.low`). */
async function bottomBlock(db: Db, root: Hex, leaf: Hex | null) {
  const [found] = await db
    .select({ size: trees.size, block: treeBlocks.block, bytes: treeBlocks.bytes })
    .from(treeBlocks)
    .innerJoin(trees, and(eq(trees.root, treeBlocks.root), trees.complete))
    .where(
      and(eq(treeBlocks.root, root), leaf === null ? isNotNull(treeBlocks.low) : lte(treeBlocks.low, hexToBytes(leaf))),
    )
    .orderBy(desc(treeBlocks.low))
    .limit(1);
  return found;
}

async function isComplete(db: Db, root: Hex): Promise<boolean> {
  return (await db.$count(trees, and(eq(trees.root, root), trees.complete))) > 0;
}
