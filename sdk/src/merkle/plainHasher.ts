import { hashPair } from "./hashPair.ts";
import type { Keccak } from "./keccak.ts";
import type { TreeHasher } from "./TreeHasher.ts";
import { TAIL } from "./wasm/keccakModule.ts";

/**
 * A tree hasher out of any keccak, one hash after the other.
 *
 * @example new MerkleTree(leaves, plainHasher(nobleKeccak)).root
 */
export function plainHasher(keccak: Keccak): TreeHasher {
  const pair = new Uint8Array(64);
  return {
    allocate: (bytes) => new Uint8Array(bytes),
    leaves(prefix, tails, hashes) {
      const encoded = new Uint8Array(prefix.length + TAIL);
      encoded.set(prefix);
      for (let i = 0; (i + 1) * TAIL <= tails.length; i++) {
        encoded.set(tails.subarray(i * TAIL, (i + 1) * TAIL), prefix.length);
        const hash = hashes.subarray(i * 32, i * 32 + 32);
        keccak(encoded, hash);
        keccak(hash, hash);
      }
    },
    inner(nodes, from, to) {
      const node = (i: number) => nodes.subarray(i * 32, i * 32 + 32);
      for (let i = to - 1; i >= from; i--) hashPair(node(2 * i + 1), node(2 * i + 2), pair, node(i), keccak);
    },
  };
}
