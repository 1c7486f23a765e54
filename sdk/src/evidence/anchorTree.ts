import { hexToBytes } from "@noble/hashes/utils.js";
import { parseDigest } from "../ids/digest.ts";
import { MerkleTree } from "../merkle/MerkleTree.ts";
import { anchorLeafHasher } from "./anchorLeaf.ts";

/**
 * The tree of a batch of signed messages, in the order of their data file: `tree.root` is what gets anchored, and
 * `tree.proof(index)` what `mintAnchored` and `supersedeAnchored` take. Equal to OpenZeppelin's StandardMerkleTree over
 * `["uint256", "bytes32"]`.
 *
 * @param signed The EIP-712 digests that the leaves' signers signed.
 * @throws {MerkleError} without leaves; {MalformedId} for a digest that is none.
 * @example
 * const tree = anchorTree(works.map((work) => hashContribution(place, work)));
 * const { root, size: count } = tree;
 * await anchor(relay, { deployment, campaign: 1, kind: "contributions", root, count, data, config });
 */
export function anchorTree(signed: readonly string[]): MerkleTree {
  const leaves = new Uint8Array(signed.length * 32);
  const hash = anchorLeafHasher();
  for (const [index, digest] of signed.entries()) {
    hash(index, hexToBytes(parseDigest(digest).slice(2)), leaves.subarray(index * 32, index * 32 + 32));
  }
  return new MerkleTree(leaves);
}
