import { anchorTree } from "@colophon/sdk/evidence/anchorTree.ts";
import type { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openStore.ts";
import { messages } from "../store/tables.ts";

/** From a leaf of a batch up to its root. */
export type BatchProofs = (batch: number, leaf: number) => Promise<Hex[]>;

/** Some 4 MiB each, of a full batch. */
const KEPT = 4;

/** Trees of the batches that were asked for last: their leaves are fixed when they are formed. */
export function batchProofs(db: Db): BatchProofs {
  const trees = new Map<number, Promise<MerkleTree>>();
  const treeOf = async (batch: number) => {
    const rows = await db
      .select({ signed: messages.signed })
      .from(messages)
      .where(eq(messages.batch, batch))
      .orderBy(asc(messages.leaf));
    return anchorTree(rows.map(({ signed }) => signed));
  };
  return async (batch, leaf) => {
    const tree = trees.get(batch) ?? treeOf(batch);
    trees.delete(batch);
    trees.set(batch, tree);
    tree.catch(() => trees.delete(batch));
    for (const oldest of [...trees.keys()].slice(0, -KEPT)) trees.delete(oldest);
    return [...(await tree).proof(leaf)] as Hex[];
  };
}
