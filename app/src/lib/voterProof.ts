import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { voterLeaves } from "@colophon/sdk/merkle/voterRoot.ts";
import { type Address, type Hex, isAddress } from "viem";

export type VoterProof = { readonly proof: readonly Hex[] } | { readonly fault: string };

/**
 * Where a voter stands on the list that a brand gave out, as far as it is the campaign's.
 *
 * @param text one address a line, or separated by commas or spaces
 */
export function voterProof(text: string, root: string, voter: string): VoterProof {
  const voters = text
    .split(/[\s,;]+/)
    .map((word) => word.toLowerCase())
    .filter((word): word is Address => isAddress(word, { strict: false }));
  if (voters.length === 0)
    return { fault: "There is no address in it. It has to be the list that the brand gave out." };
  const tree = new MerkleTree(voterLeaves(voters));
  if (tree.root !== root) return { fault: "It isn't this campaign's list: its fingerprint is another one." };
  const index = voters.indexOf(voter.toLowerCase() as Address);
  return index < 0
    ? { fault: "It is the campaign's list, and your account isn't on it." }
    : { proof: tree.proof(index) };
}
