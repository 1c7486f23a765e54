import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import { defaultHasher } from "../defaultHasher.ts";
import { MerkleError } from "../errors.ts";
import { treeLayers } from "./treeLayers.ts";

type Hex = `0x${string}`;

/**
 * The blocks above a leaf's block, one in each further layer.
 *
 * @param block the leaf's, in layer 0
 */
export function blocksAbove(size: number, block: number): { layer: number; block: number }[] {
  const layers = treeLayers(size);
  const above: { layer: number; block: number }[] = [];
  for (let layer = 1, at = block; layer < layers.length; layer++) {
    at = Math.floor(at / 2 ** ((layers[layer - 1]?.top ?? 0) - (layers[layer]?.top ?? 0)));
    above.push({ layer, block: at });
  }
  return above;
}

/**
 * A leaf's proof out of the blocks that it stands under. Everything that the blocks say is computed again up to the root, so what
 * comes out is right whoever kept them.
 *
 * @param block the leaf's block, in layer 0
 * @param path what the blocks hold, the leaf's first (see {@link blocksAbove})
 * @returns null where the block doesn't have the leaf
 * @throws {MerkleError} `damaged-blocks` where they don't lead to the root
 */
export function proofFromBlocks(
  tree: { readonly root: string; readonly size: number },
  leaf: string,
  block: number,
  path: readonly Uint8Array[],
): Hex[] | null {
  const layers = treeLayers(tree.size);
  const damaged = (why: string) => new MerkleError("damaged-blocks", { root: tree.root, why });
  if (path.length !== layers.length) throw damaged(`${path.length} blocks instead of ${layers.length}`);
  const proof: Hex[] = [];
  let hash = hexToBytes(leaf.slice(2));
  let at = block;
  for (const [layer, bytes] of path.entries()) {
    if (bytes.length === 0 || bytes.length % 32 !== 0) throw damaged(`a block of ${bytes.length} bytes`);
    const inner = bytes.length / 32 - 1;
    const nodes = new Uint8Array((2 * inner + 1) * 32);
    nodes.set(bytes, inner * 32);
    const word = (node: number) => nodes.subarray(node * 32, node * 32 + 32);
    let node = inner;
    if (layer === 0) {
      while (node <= 2 * inner && !isEqual(word(node), hash)) node++;
      if (node > 2 * inner) return null;
    } else {
      const width = 2 ** ((layers[layer - 1]?.top ?? 0) - (layers[layer]?.top ?? 0));
      node = width - 1 + (at % width);
      at = Math.floor(at / width);
      if (node > 2 * inner || !isEqual(word(node), hash)) throw damaged(`layer ${layer} has another hash`);
    }
    defaultHasher().inner(nodes, 0, inner);
    for (; node > 0; node = (node - 1) >> 1) proof.push(`0x${bytesToHex(word(node % 2 === 0 ? node - 1 : node + 1))}`);
    hash = word(0);
  }
  if (`0x${bytesToHex(hash)}` !== tree.root.toLowerCase()) throw damaged("they lead to another root");
  return proof;
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return false;
  return true;
}
