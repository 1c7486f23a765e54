import { type Address, encodeAbiParameters, hexToBytes, keccak256 } from "viem";
import { MerkleTree } from "./MerkleTree.ts";

/**
 * The root of a closed list of voters: OpenZeppelin's `StandardMerkleTree` over `(address)`, as `ICuration.vote` checks it.
 *
 * @throws {MerkleError} where the list is empty.
 *
 * @example
 * const settings = { ...others, voterRoot: voterRoot(["0x…", "0x…"]) };
 */
export function voterRoot(voters: readonly Address[]): `0x${string}` {
  return new MerkleTree(voterLeaves(voters)).root;
}

/** The leaves of that tree, 32 bytes each, in the order given. */
export function voterLeaves(voters: readonly Address[]): Uint8Array {
  const leaves = new Uint8Array(voters.length * 32);
  voters.forEach((voter, index) => {
    // Twice, so that no inner node can pass for a leaf.
    const leaf = keccak256(keccak256(encodeAbiParameters([{ type: "address" }], [voter])));
    leaves.set(hexToBytes(leaf), index * 32);
  });
  return leaves;
}
