import { ColophonError } from "../errors/ColophonError.ts";

export type MerkleProblem =
  | "no-leaves"
  | "leaf-size"
  | "bad-leaf"
  | "no-such-leaf"
  | "repeated-leaf"
  | "bad-multiproof"
  | "damaged-blocks";

const SENTENCES: Record<MerkleProblem, string> = {
  "no-leaves": "A Merkle tree needs at least one leaf.",
  "leaf-size": "Leaf hashes are 32 bytes each, laid one after the other.",
  "bad-leaf": "A leaf has a lower-case address and a whole amount of at most 256 bits.",
  "no-such-leaf": "The tree has no leaf with this number.",
  "repeated-leaf": "A leaf is named twice in one multiproof.",
  "bad-multiproof": "The multiproof's parts don't fit together.",
  "damaged-blocks": "What is stored of the tree doesn't lead to its root.",
};

/** Thrown when a tree can't be built, or a proof can't be made or followed. */
export class MerkleError extends ColophonError {
  readonly problem: MerkleProblem;

  constructor(problem: MerkleProblem, details: Record<string, unknown> = {}) {
    super({
      code: `merkle-${problem}`,
      what: SENTENCES[problem],
      action: "Check the list that the leaves were made from.",
      details,
    });
    this.problem = problem;
  }
}
