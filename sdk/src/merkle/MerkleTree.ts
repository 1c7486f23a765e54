import { bytesToHex } from "@noble/hashes/utils.js";
import { MerkleError } from "./errors.ts";
import { hashPair } from "./hashPair.ts";
import { type Keccak, nobleKeccak } from "./keccak.ts";

type Hex = `0x${string}`;

/** Proves several leaves at once; `leaves` names them (by the caller's numbers) in the order in which a verifier has to be given them. */
export interface MultiProof {
  readonly leaves: readonly number[];
  readonly proof: readonly Hex[];
  readonly flags: readonly boolean[];
}

/**
 * A Merkle tree in OpenZeppelin's layout (leaves sorted by hash, the last one first in the array of 2n − 1 nodes; a node is
 * the hash of its two children in ascending order), kept as one flat byte array: 64 bytes a leaf, no object per node.
 *
 * @example
 * const tree = new MerkleTree(leafHashes); // n × 32 bytes, in any order
 * tree.root; tree.proof(0);
 */
export class MerkleTree {
  /** How many leaves. */
  readonly size: number;
  readonly #nodes: Uint8Array;
  /** The node of the leaf that the caller gave at this place. */
  readonly #nodeOf: Uint32Array;

  /**
   * @param leaves n × 32 bytes: hashes of leaves, in the caller's order; not kept.
   * @throws {MerkleError} without leaves, or where they aren't a multiple of 32 bytes.
   */
  constructor(leaves: Uint8Array, keccak: Keccak = nobleKeccak) {
    if (leaves.length === 0) throw new MerkleError("no-leaves");
    if (leaves.length % 32 !== 0) throw new MerkleError("leaf-size", { bytes: leaves.length });
    this.size = leaves.length / 32;
    const count = 2 * this.size - 1;
    this.#nodes = new Uint8Array(count * 32);
    this.#nodeOf = new Uint32Array(this.size);
    sortedOrder(leaves).forEach((leaf, rank) => {
      const node = count - 1 - rank;
      this.#nodes.set(leaves.subarray(leaf * 32, leaf * 32 + 32), node * 32);
      this.#nodeOf[leaf] = node;
    });
    const pair = new Uint8Array(64);
    for (let node = this.size - 2; node >= 0; node--) {
      const left = this.#at(2 * node + 1);
      const right = this.#at(2 * node + 2);
      hashPair(left, right, pair, this.#at(node), keccak);
    }
  }

  get root(): Hex {
    return this.#hex(0);
  }

  /** The hash of the leaf that was given at this place. @throws {MerkleError} */
  leaf(index: number): Hex {
    return this.#hex(this.#node(index));
  }

  /** The siblings from leaf to root, as contracts take them. @throws {MerkleError} */
  proof(index: number): Hex[] {
    const proof: Hex[] = [];
    for (let node = this.#node(index); node > 0; node = (node - 1) >> 1) proof.push(this.#hex(sibling(node)));
    return proof;
  }

  /**
   * One proof for several leaves, as OpenZeppelin's `MerkleProof.multiProofVerify` takes it.
   *
   * @throws {MerkleError} for a leaf that there isn't, or one named twice.
   */
  multiProof(indices: readonly number[]): MultiProof {
    const named = indices.map((index) => ({ index, node: this.#node(index) })).sort((a, b) => b.node - a.node);
    if (named.some(({ node }, i) => node === named[i - 1]?.node)) throw new MerkleError("repeated-leaf");
    const proof: Hex[] = [];
    const flags: boolean[] = [];
    // A queue with a moving head: nodes come out in descending order, parents go in behind.
    const queue = named.map(({ node }) => node);
    for (let head = 0; head < queue.length && (queue[head] ?? 0) > 0; ) {
      const node = queue[head++] ?? 0;
      const both = queue[head] === sibling(node);
      if (both) head++;
      else proof.push(this.#hex(sibling(node)));
      flags.push(both);
      queue.push((node - 1) >> 1);
    }
    if (indices.length === 0) proof.push(this.root);
    return { leaves: named.map(({ index }) => index), proof, flags };
  }

  #node(index: number): number {
    const node = this.#nodeOf[index];
    if (node === undefined) throw new MerkleError("no-such-leaf", { index, size: this.size });
    return node;
  }

  #at(node: number): Uint8Array {
    return this.#nodes.subarray(node * 32, node * 32 + 32);
  }

  #hex(node: number): Hex {
    return `0x${bytesToHex(this.#at(node))}`;
  }
}

function sibling(node: number): number {
  return node % 2 === 0 ? node - 1 : node + 1;
}

/** The leaves' places in ascending order of their hashes; the first 48 bits nearly always decide. */
function sortedOrder(leaves: Uint8Array): Uint32Array {
  const size = leaves.length / 32;
  const view = new DataView(leaves.buffer, leaves.byteOffset, leaves.byteLength);
  const heads = new Float64Array(size);
  for (let i = 0; i < size; i++) heads[i] = view.getUint32(i * 32) * 0x1_0000 + view.getUint16(i * 32 + 4);
  return Uint32Array.from({ length: size }, (_, i) => i).sort((a, b) => {
    const difference = (heads[a] ?? 0) - (heads[b] ?? 0);
    if (difference !== 0) return difference;
    for (let byte = 6; byte < 32; byte++) {
      const next = (leaves[a * 32 + byte] ?? 0) - (leaves[b * 32 + byte] ?? 0);
      if (next !== 0) return next;
    }
    return a - b;
  });
}
