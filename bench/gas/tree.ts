import { encodePacked, type Hex, keccak256, toHex } from "viem";

/**
 * A root over a leaf with made-up siblings: what a proof out of 2^depth leaves costs, without hashing them all. Pairs are
 * sorted, as OpenZeppelin, Uniswap, Solady and we do.
 */
export function deepProof(leaf: Hex, depth: number): { root: Hex; proof: Hex[] } {
  const proof = Array.from({ length: depth }, (_, level) => keccak256(toHex(`sibling ${level} of ${leaf}`)));
  const root = proof.reduce((node, sibling) => {
    const [low, high] = node < sibling ? [node, sibling] : [sibling, node];
    return keccak256(encodePacked(["bytes32", "bytes32"], [low, high]));
  }, leaf);
  return { root, proof };
}
