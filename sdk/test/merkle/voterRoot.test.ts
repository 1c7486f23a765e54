import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect, it } from "vitest";
import { voterRoot } from "../../src/merkle/voterRoot.ts";

it("is OpenZeppelin's root of the list, in whatever order it was given", () => {
  const voters = ["1", "2", "3", "4", "5"].map((digit) => `0x${digit.repeat(40)}` as const);
  const { root } = StandardMerkleTree.of(
    voters.map((voter) => [voter]),
    ["address"],
  );
  expect(voterRoot(voters)).toBe(root);
  expect(voterRoot([...voters].reverse())).toBe(root);
});
