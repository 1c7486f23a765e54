/**
 * Hashes leaves and nodes of whole trees: many at once, so that an implementation has no cost for each (WebAssembly, several
 * threads). All are keccak256 and give the same bytes.
 */
export interface TreeHasher {
  /** Memory that this hasher works on without copying it. */
  allocate(bytes: number): Uint8Array;
  /**
   * Leaves as StandardMerkleTree has them: `hashes[i] = keccak(keccak(prefix ‖ tails[i]))`.
   *
   * @param prefix 136 bytes, keccak's block
   * @param tails n × 56 bytes
   * @param hashes n × 32 bytes, written
   */
  leaves(prefix: Uint8Array, tails: Uint8Array, hashes: Uint8Array): void;
  /**
   * Fills nodes from their children: `nodes[i] = keccak(nodes[2i + 1], nodes[2i + 2])`, the smaller one first.
   *
   * @param nodes a tree of 2n − 1 nodes of 32 bytes, root first
   * @param from the first node to fill; all below `to` are filled, the last first
   * @param to n − 1 for all inner nodes
   */
  inner(nodes: Uint8Array, from: number, to: number): void;
}
