import type { MerkleTree } from "../MerkleTree.ts";
import { type TreeLayer, treeLayers } from "./treeLayers.ts";

/** What is kept of one part of a tree. */
export interface TreeBlock {
  /** From 0, the leaves' layer. */
  readonly layer: number;
  /** The part's place in its layer, from the left. */
  readonly block: number;
  /** The lowest hashes of the part, 32 bytes each: the leaves of a small tree of the same shape. */
  readonly bytes: Uint8Array;
  /**
   * In the leaves' layer, by what a leaf's block is found: a leaf stands in the block with the greatest `low` that isn't above it; below all of
   * them, in the block with the greatest `low` of all (there the smallest and the greatest leaves meet).
   */
  readonly low: Uint8Array | null;
}

/**
 * A tree cut into blocks, the leaves' first; one is made at a time.
 *
 * @example for (const block of treeBlocks(tree)) await keep(tree.root, block);
 */
export function* treeBlocks(tree: MerkleTree): Generator<TreeBlock, void, void> {
  for (const [layer, cut] of treeLayers(tree.size).entries()) {
    for (let block = 0; block < 2 ** cut.top; block++) {
      yield layer === 0
        ? leavesOf(tree, cut, block)
        : { layer, block, bytes: row(tree, cut.top, cut.bottom, block), low: null };
    }
  }
}

function leavesOf(tree: MerkleTree, { top, bottom }: TreeLayer, block: number): TreeBlock {
  const deepest = row(tree, top, bottom, block);
  // The level above has leaves too, to the right of its last parent: greater ones than the deepest.
  const shallow = bottom === 0 ? deepest.subarray(0, 0) : row(tree, top, bottom - 1, block, tree.size - 1);
  const bytes = new Uint8Array(shallow.length + deepest.length);
  bytes.set(shallow);
  bytes.set(deepest, shallow.length);
  // Leaves descend from left to right.
  const lowest = shallow.length > 0 ? shallow : deepest;
  return { layer: 0, block, bytes, low: lowest.slice(-32) };
}

/** The nodes of a level that stand below a block's top, from node `from` on. */
function row(tree: MerkleTree, top: number, level: number, block: number, from = 0): Uint8Array {
  const width = 2 ** (level - top);
  const first = 2 ** level - 1 + block * width;
  const end = Math.min(first + width, 2 * tree.size - 1);
  return tree.nodes(Math.min(Math.max(first, from), end), Math.max(end, 0));
}
