import { bytesToHex } from "@noble/hashes/utils.js";
import { defaultHasher } from "./defaultHasher.ts";
import { MerkleError } from "./errors.ts";
import { sortHashes } from "./sortHashes.ts";
import type { TreeHasher } from "./TreeHasher.ts";

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
   * @param hasher Who hashes the nodes.
   * @throws {MerkleError} without leaves, or where they aren't a multiple of 32 bytes.
   */
  constructor(leaves: Uint8Array, hasher: TreeHasher = defaultHasher()) {
    if (leaves.length === 0) throw new MerkleError("no-leaves");
    if (leaves.length % 32 !== 0) throw new MerkleError("leaf-size", { bytes: leaves.length });
    this.size = leaves.length / 32;
    const count = 2 * this.size - 1;
    this.#nodes = hasher.allocate(count * 32);
    this.#nodeOf = new Uint32Array(this.size);
    const order = sortHashes(leaves);
    // Copied by words: one call for each leaf would take longer than its hash.
    const [from, to] = [wordsOf(leaves), wordsOf(this.#nodes)];
    for (let rank = 0; rank < this.size; rank++) {
      const leaf = order[rank] ?? 0;
      const node = count - 1 - rank;
      this.#nodeOf[leaf] = node;
      for (let word = 0; word < 8; word++) to[node * 8 + word] = from[leaf * 8 + word] ?? 0;
    }
    hasher.inner(this.#nodes, 0, this.size - 1);
  }

  get root(): Hex {
    return this.#hex(0);
  }

  /** The hash of the leaf that was given at this place. @throws {MerkleError} */
  leaf(index: number): Hex {
    return this.#hex(this.nodeOf(index));
  }

  /** Where that leaf stands among the 2n − 1 nodes, the root being 0. @throws {MerkleError} */
  nodeOf(index: number): number {
    const node = this.#nodeOf[index];
    if (node === undefined) throw new MerkleError("no-such-leaf", { index, size: this.size });
    return node;
  }

  /** Nodes `from` up to `to` as bytes, 32 each: not a copy. */
  nodes(from: number, to: number): Uint8Array {
    return this.#nodes.subarray(from * 32, to * 32);
  }

  /** The siblings from leaf to root, as contracts take them. @throws {MerkleError} */
  proof(index: number): Hex[] {
    const proof: Hex[] = [];
    for (let node = this.nodeOf(index); node > 0; node = (node - 1) >> 1) proof.push(this.#hex(sibling(node)));
    return proof;
  }

  /**
   * One proof for several leaves, as OpenZeppelin's `MerkleProof.multiProofVerify` takes it.
   *
   * @throws {MerkleError} for a leaf that there isn't, or one named twice.
   */
  multiProof(indices: readonly number[]): MultiProof {
    const named = indices.map((index) => ({ index, node: this.nodeOf(index) })).sort((a, b) => b.node - a.node);
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

/** The same memory as 32-bit words; a copy where it doesn't lie on their boundary. */
function wordsOf(bytes: Uint8Array): Uint32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(aligned.buffer, aligned.byteOffset, aligned.length / 4);
}
