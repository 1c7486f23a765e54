import { anchorTree } from "@colophon/sdk/evidence/anchorTree.ts";
import type { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openStore.ts";
import { type Batch, messages } from "../store/tables.ts";

/**
 * From a leaf of a batch up to its root.
 *
 * @param mayBuild asked before a large tree is made; what it throws is passed on
 */
export type BatchProofs = (batch: Pick<Batch, "id" | "count">, leaf: number, mayBuild: () => void) => Promise<Hex[]>;

/** Leaves of all trees that are kept: some 64 bytes each. */
const KEPT = 16 * 65_536;
/** Trees with more take a while to make: a full one a second or two of the one thread there is. */
const LARGE = 2_048;

/** Trees of the batches that were asked for last: their leaves are fixed when they are formed. */
export function batchProofs(db: Db): BatchProofs {
  const trees = new Map<number, { count: number; tree: Promise<MerkleTree> }>();
  let kept = 0;
  const forget = (batch: number) => {
    kept -= trees.get(batch)?.count ?? 0;
    trees.delete(batch);
  };
  const treeOf = async (batch: number) => {
    const rows = await db
      .select({ signed: messages.signed })
      .from(messages)
      .where(eq(messages.batch, batch))
      .orderBy(asc(messages.leaf));
    return anchorTree(rows.map(({ signed }) => signed));
  };
  return async ({ id, count }, leaf, mayBuild) => {
    const known = trees.get(id);
    if (known === undefined && count > LARGE) mayBuild();
    const entry = known ?? { count, tree: treeOf(id) };
    forget(id);
    trees.set(id, entry);
    kept += count;
    entry.tree.catch(() => {
      if (trees.get(id) === entry) forget(id);
    });
    for (const oldest of trees.keys()) {
      if (kept <= KEPT || oldest === id) break;
      forget(oldest);
    }
    return [...(await entry.tree).proof(leaf)] as Hex[];
  };
}
