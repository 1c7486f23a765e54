import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MerkleError } from "../../src/merkle/errors.ts";
import { MerkleTree } from "../../src/merkle/MerkleTree.ts";
import { blocksAbove, proofFromBlocks } from "../../src/merkle/stored/proofFromBlocks.ts";
import { type TreeBlock, treeBlocks } from "../../src/merkle/stored/treeBlocks.ts";
import { treeLayers } from "../../src/merkle/stored/treeLayers.ts";
import { verifyProof } from "../../src/merkle/verifyProof.ts";

/** A tree of `size` leaves that look random. */
function treeOf(size: number, seed = 1): MerkleTree {
  const leaves = new Uint8Array(size * 32);
  let state = seed * 2_654_435_761 + 1;
  for (let i = 0; i < leaves.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    leaves[i] = state >>> 24;
  }
  return new MerkleTree(leaves);
}

/** The leaf's block, as a database finds it. */
function blockOf(blocks: readonly TreeBlock[], leaf: string): TreeBlock {
  const low = (block: TreeBlock) => `0x${Buffer.from(block.low ?? []).toString("hex")}`;
  const leaves = blocks.filter(({ layer }) => layer === 0).sort((a, b) => (low(a) < low(b) ? -1 : 1));
  const found = leaves.filter((block) => low(block) <= leaf).at(-1) ?? leaves.at(-1);
  if (!found) throw new Error("no blocks");
  return found;
}

function prove(tree: MerkleTree, blocks: readonly TreeBlock[], leaf: string) {
  const start = blockOf(blocks, leaf);
  const above = blocksAbove(tree.size, start.block).map(
    (at) => blocks.find(({ layer, block }) => layer === at.layer && block === at.block)?.bytes ?? new Uint8Array(0),
  );
  return proofFromBlocks(tree, leaf, start.block, [start.bytes, ...above]);
}

describe("a tree in blocks", () => {
  it("is cut by levels, from the leaves up", () => {
    expect(treeLayers(1)).toEqual([{ top: 0, bottom: 0 }]);
    expect(treeLayers(2)).toEqual([{ top: 0, bottom: 1 }]);
    expect(treeLayers(256)).toEqual([{ top: 0, bottom: 8 }]);
    expect(treeLayers(257)).toEqual([
      { top: 1, bottom: 9 },
      { top: 0, bottom: 1 },
    ]);
    expect(treeLayers(2_300_000)).toEqual([
      { top: 14, bottom: 22 },
      { top: 6, bottom: 14 },
      { top: 0, bottom: 6 },
    ]);
  });
  it.each([1, 2, 3, 4, 5, 127, 128, 129, 255, 256, 257, 383, 384, 385, 511, 512, 513, 1_000, 1_024, 1_025])(
    "of %i leaves gives the tree's own proof for each of them",
    (size) => {
      const tree = treeOf(size);
      const blocks = [...treeBlocks(tree)];
      expect(blocks.reduce((sum, { layer, bytes }) => sum + (layer === 0 ? bytes.length / 32 : 0), 0)).toBe(size);
      expect(Math.max(...blocks.map(({ bytes }) => bytes.length))).toBeLessThanOrEqual(8_192);
      for (let i = 0; i < size; i++) expect(prove(tree, blocks, tree.leaf(i))).toEqual(tree.proof(i));
    },
  );
  it("of three layers does too", () => {
    const tree = treeOf(140_001);
    const blocks = [...treeBlocks(tree)];
    expect(new Set(blocks.map(({ layer }) => layer)).size).toBe(3);
    for (let i = 0; i < tree.size; i += 997) expect(prove(tree, blocks, tree.leaf(i))).toEqual(tree.proof(i));
  });
  it("does so where leaves are the same", () => {
    const one = treeOf(1);
    const leaves = new Uint8Array(900 * 32);
    for (let i = 0; i < 900; i++) leaves.set(one.nodes(0, 1), i * 32);
    const tree = new MerkleTree(leaves);
    expect(verifyProof(tree.root, tree.leaf(0), prove(tree, [...treeBlocks(tree)], tree.leaf(0)) ?? [])).toBe(true);
  });
  it("has no proof for what is no leaf", () => {
    const tree = treeOf(600);
    const blocks = [...treeBlocks(tree)];
    for (const other of ["0x".padEnd(66, "0"), "0x".padEnd(66, "f"), tree.root]) {
      expect(prove(tree, blocks, other)).toBe(null);
    }
  });
});

describe("damaged blocks", () => {
  const tree = treeOf(700);
  const blocks = [...treeBlocks(tree)];
  it("never give a proof: one changed bit anywhere on the path", () => {
    fc.assert(
      fc.property(fc.nat(699), fc.nat(1), fc.nat(), fc.nat(7), (index, layer, byte, bit) => {
        const leaf = tree.leaf(index);
        const start = blockOf(blocks, leaf);
        const above = blocksAbove(tree.size, start.block).flatMap(
          (at) => blocks.find(({ layer: l, block }) => l === at.layer && block === at.block) ?? [],
        );
        const path = [start, ...above].map(({ bytes }) => bytes.slice());
        const hit = path[layer] ?? new Uint8Array(1);
        hit[byte % hit.length] = (hit[byte % hit.length] ?? 0) ^ (1 << bit);
        let proof: unknown = null;
        try {
          proof = proofFromBlocks(tree, leaf, start.block, path);
        } catch (error) {
          expect(error).toMatchObject({ problem: "damaged-blocks" });
        }
        // Null where the bit was the leaf's own.
        expect(proof).toBe(null);
      }),
    );
  });
  it("are refused by name: of another root, too few, cut short", () => {
    const leaf = tree.leaf(5);
    const start = blockOf(blocks, leaf);
    const top = blocks.at(-1)?.bytes ?? new Uint8Array(0);
    const other = { root: treeOf(700, 2).root, size: 700 };
    expect(() => proofFromBlocks(other, leaf, start.block, [start.bytes, top])).toThrow(MerkleError);
    expect(() => proofFromBlocks(tree, leaf, start.block, [start.bytes])).toThrow(MerkleError);
    expect(() => proofFromBlocks(tree, leaf, start.block, [start.bytes, top.subarray(0, 32)])).toThrow(MerkleError);
    expect(() => proofFromBlocks(tree, leaf, start.block, [start.bytes, top.subarray(1)])).toThrow(MerkleError);
    expect(() => proofFromBlocks(tree, leaf, start.block, [new Uint8Array(0), top])).toThrow(MerkleError);
  });
});
