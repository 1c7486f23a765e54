import { rowHasher } from "../merkle/rowHasher.ts";

/** Leaves that are hashed at once. */
const MANY = 1_024;

/**
 * The leaves of an anchor's whole tree, as `anchorLeaf` has each.
 *
 * @param signed n × 32 bytes: the digests that were signed, in leaf order
 * @returns n × 32 bytes
 * @example new MerkleTree(anchorLeaves(signed)).root
 */
export function anchorLeaves(signed: Uint8Array): Uint8Array<ArrayBuffer> {
  const hash = rowHasher();
  const count = signed.length / 32;
  const leaves = new Uint8Array(signed.length);
  const rows = new Uint8Array(Math.min(MANY, count) * 64);
  const view = new DataView(rows.buffer);
  for (let start = 0; start < count; start += MANY) {
    const many = Math.min(MANY, count - start);
    for (let i = 0; i < many; i++) {
      view.setUint32(i * 64 + 28, start + i);
      rows.set(signed.subarray((start + i) * 32, (start + i + 1) * 32), i * 64 + 32);
    }
    const own = leaves.subarray(start * 32, (start + many) * 32);
    hash(rows, 64, own);
    hash(own, 32, own);
  }
  return leaves;
}
