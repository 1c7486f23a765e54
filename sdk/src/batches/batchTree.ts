import { anchorLeaves } from "../evidence/anchorLeaves.ts";
import { MerkleTree } from "../merkle/MerkleTree.ts";
import type { BatchHeader, BatchRecord } from "./batch.ts";
import { signedHasher } from "./signedHasher.ts";

/** What a batch is anchored by. */
export interface BatchTree {
  readonly tree: MerkleTree;
  /** count × 32 bytes: what each leaf's signer signed, in leaf order. */
  readonly signed: Uint8Array;
}

/**
 * The tree of a batch's records, in leaf order: `tree.root` is what gets anchored.
 *
 * @throws {MerkleError} without records
 * @example const { tree } = batchTree(header, records);
 */
export function batchTree(header: BatchHeader, records: readonly BatchRecord[]): BatchTree {
  const signed = new Uint8Array(records.length * 32);
  const hash = signedHasher(header);
  for (const [index, record] of records.entries()) hash(record, signed.subarray(index * 32, index * 32 + 32));
  return { tree: new MerkleTree(anchorLeaves(signed)), signed };
}
