import { computeStatement } from "@colophon/sdk/rewards/computeStatement.ts";
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { describe, expect, it } from "vitest";
import { CAMPAIGN, campaignOf, ETH, POOL, RULE, TOTAL } from "../../bench/rewards/campaignOf.ts";

describe("the campaign of the benchmark", () => {
  const works = [...campaignOf(5_000, 7)];

  it("is the same each time, and another by another seed", () => {
    expect([...campaignOf(5_000, 7)]).toEqual(works);
    expect([...campaignOf(3, 8)]).not.toEqual([...campaignOf(3, 7)]);
  });
  it("has an author for each work, lineage, co-authors, scores and votes", () => {
    expect(new Set(works.map(({ id }) => id)).size).toBe(5_000);
    expect(new Set(works.map(({ author }) => author)).size).toBe(5_000);
    expect(works.filter(({ parents }) => parents.length > 0).length).toBeGreaterThan(50);
    for (const some of [
      works.filter(({ credits }) => credits.length > 1),
      works.filter(({ score }) => score > 0),
      works.filter(({ votes }) => votes > 0),
    ]) {
      expect(some.length).toBeGreaterThan(100);
    }
  });
  it("has a statement whose root is OpenZeppelin's", () => {
    const place = { chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH };
    const { root, accounts } = computeStatement({ ...place, rule: RULE, roll: works.slice(0, 500), total: TOTAL });
    const values = accounts.map(({ account, cumulative }) => [1, POOL, CAMPAIGN, ETH, account, cumulative.toString()]);
    const types = ["uint256", "address", "uint256", "address", "address", "uint256"];
    expect(StandardMerkleTree.of(values, types).root).toBe(root);
  });
});
