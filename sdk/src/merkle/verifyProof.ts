import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { MerkleError } from "./errors.ts";
import { hashPair } from "./hashPair.ts";
import { type Keccak, nobleKeccak } from "./keccak.ts";

type Hex = `0x${string}`;

/** True if the proof leads from leaf to root. @throws {MerkleError} where a hash isn't 32 bytes. */
export function verifyProof(
  root: string,
  leaf: string,
  proof: readonly string[],
  keccak: Keccak = nobleKeccak,
): boolean {
  const buffer = new Uint8Array(64);
  const node = bytes32(leaf);
  for (const sibling of proof) hashPair(node, bytes32(sibling), buffer, node, keccak);
  return `0x${bytesToHex(node)}` === root.toLowerCase();
}

/**
 * True if a multiproof leads to the root.
 *
 * @param leaves Hashes in the order that {@link MultiProof.leaves} gives.
 * @throws {MerkleError} where its parts don't fit together.
 */
export function verifyMultiProof(
  root: string,
  leaves: readonly string[],
  multi: { readonly proof: readonly string[]; readonly flags: readonly boolean[] },
  keccak: Keccak = nobleKeccak,
): boolean {
  const bad = () => new MerkleError("bad-multiproof");
  if (leaves.length + multi.proof.length !== multi.flags.length + 1) throw bad();
  const queue = leaves.map(bytes32);
  const buffer = new Uint8Array(64);
  let head = 0;
  let used = 0;
  for (const flag of multi.flags) {
    const a = queue[head++];
    const b = flag ? queue[head++] : bytes32(multi.proof[used++] ?? "");
    if (a === undefined || b === undefined) throw bad();
    const parent = new Uint8Array(32);
    hashPair(a, b, buffer, parent, keccak);
    queue.push(parent);
  }
  // Every part was used, and one node is left: the root (for no leaves at all, the proof's only entry).
  const last = queue.length > head ? queue[head] : bytes32(multi.proof[used++] ?? "");
  if (last === undefined || queue.length - head > 1 || used !== multi.proof.length) throw bad();
  return `0x${bytesToHex(last)}` === root.toLowerCase();
}

function bytes32(value: string): Uint8Array {
  if (!/^0x[0-9a-fA-F]{64}$/.test(value)) throw new MerkleError("leaf-size", { value });
  return hexToBytes((value as Hex).slice(2));
}
