import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { rewardLeafHasher } from "@colophon/sdk/merkle/rewardLeaf.ts";
import { asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { statementLeaves } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";

export interface PoolPlace {
  chainId: number;
  /** The RewardPools contract. */
  pool: Hex;
  campaign: number;
  token: Hex;
}

/** Proves an account's leaf under a root; null where the root has no such leaf. */
export type Prover = (account: Hex) => Hex[] | null;
export type TreeCache = (root: Hex, place: PoolPlace) => Promise<Prover>;

/** Leaves kept in memory over all trees: 64 bytes each and their accounts. */
const MOST_LEAVES = 3_000_000;

/** Builds the trees of statements when first asked for, and keeps those used last. */
export function treeCache(db: Db): TreeCache {
  const trees = new Map<Hex, { leaves: number; prover: Promise<Prover> }>();
  return async (root, place) => {
    const kept = trees.get(root);
    if (kept) {
      trees.delete(root);
      trees.set(root, kept);
      return kept.prover;
    }
    const entry = { leaves: 0, prover: Promise.resolve<Prover>(() => null) };
    entry.prover = build(db, root, place, (leaves) => {
      entry.leaves = leaves;
    });
    entry.prover.catch(() => trees.delete(root));
    trees.set(root, entry);
    await entry.prover;
    let total = 0;
    for (const { leaves } of trees.values()) total += leaves;
    for (const [oldest, { leaves }] of trees) {
      if (total <= MOST_LEAVES || oldest === root) break;
      trees.delete(oldest);
      total -= leaves;
    }
    return entry.prover;
  };
}

async function build(db: Db, root: Hex, place: PoolPlace, tell: (leaves: number) => void): Promise<Prover> {
  const rows = await db
    .select({ account: statementLeaves.account, cumulative: statementLeaves.cumulative })
    .from(statementLeaves)
    .where(eq(statementLeaves.root, root))
    .orderBy(asc(statementLeaves.account));
  const hash = rewardLeafHasher(place);
  const hashes = new Uint8Array(rows.length * 32);
  const indexOf = new Map<Hex, number>();
  for (const [index, { account, cumulative }] of rows.entries()) {
    hash(account, cumulative, hashes.subarray(index * 32, index * 32 + 32));
    indexOf.set(account, index);
  }
  tell(rows.length);
  if (rows.length === 0) return () => null;
  const tree = new MerkleTree(hashes);
  return (account) => {
    const index = indexOf.get(account);
    return index === undefined ? null : tree.proof(index);
  };
}
