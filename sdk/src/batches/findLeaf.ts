import { bytesToHex } from "@noble/hashes/utils.js";
import { anchorLeaves } from "../evidence/anchorLeaves.ts";
import { MerkleTree } from "../merkle/MerkleTree.ts";
import type { BatchHeader } from "./batch.ts";
import { parseBatch } from "./parseBatch.ts";
import { signedRows } from "./signedRows.ts";

/** Records that are hashed together. */
const AT_ONCE = 4_096;

/** What a batch file leads to, and where in it a message stands. */
export interface FoundLeaf {
  readonly header: BatchHeader;
  readonly count: number;
  readonly root: `0x${string}`;
  /** From 0; null: it isn't in the file. */
  readonly index: number | null;
}

/**
 * Looks for one signed message in a batch file. No signature is checked, unlike by {@link readBatch}, which takes a hundred times as long:
 * the root says what was anchored, whatever it counts for.
 *
 * @param signed The EIP-712 digest of the message.
 * @throws {MalformedBatch}
 * @example findLeaf(bytes, receipt.signed).index
 */
export function findLeaf(file: Uint8Array, signed: string): FoundLeaf {
  const bytes = new Uint8Array(file.buffer, file.byteOffset, file.byteLength);
  const batch = parseBatch(bytes);
  const digests = new Uint8Array(batch.count * 32);
  for (const part of signedRows(bytes, batch, Math.min(AT_ONCE, batch.count))) {
    digests.set(part.digests, part.from * 32);
  }
  const wanted = signed.slice(2).toLowerCase();
  let index: number | null = null;
  for (let i = 0; i < batch.count && index === null; i++) {
    if (bytesToHex(digests.subarray(i * 32, i * 32 + 32)) === wanted) index = i;
  }
  return { header: batch.header, count: batch.count, root: new MerkleTree(anchorLeaves(digests)).root, index };
}
