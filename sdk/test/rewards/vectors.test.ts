import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import vectors from "../../../test/vectors/rewards.json" with { type: "json" };
import { verifyProof } from "../../src/merkle/verifyProof.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StandingStatement } from "../../src/rewards/types.ts";
import { EXAMPLES, rewardVectors } from "../support/rewardVectors.ts";

const amounts = (standing: {
  total: string;
  accounts: { account: string; cumulative: string }[];
}): StandingStatement => ({
  total: BigInt(standing.total),
  accounts: standing.accounts.map((a) => ({ ...a, cumulative: BigInt(a.cumulative) })),
});

describe("test/vectors/rewards.json", () => {
  it("is what the second implementation says today", () => {
    expect(JSON.parse(JSON.stringify(rewardVectors(), (_, v) => (typeof v === "bigint" ? `${v}` : v)))).toEqual(
      vectors,
    );
  });
  it.each(vectors)("$name", ({ input, accounts, totals, root }) => {
    const standing = "standing" in input && input.standing !== undefined ? amounts(input.standing) : undefined;
    const statement = computeStatement({ ...input, total: BigInt(input.total), standing });
    expect(statement.root).toBe(root);
    expect(statement.accounts.map((a) => [a.account, `${a.cumulative}`])).toEqual(
      accounts.map((a) => [a.account, a.cumulative]),
    );
    expect([...statement.explainAll()].map((w) => `${w.equal + w.curated + w.community + w.received}`)).toEqual(totals);
    for (const a of accounts) expect(verifyProof(root, a.leaf, a.proof)).toBe(true);
  });
});

describe("docs/rewards.md", () => {
  const text = readFileSync(new URL("../../../docs/rewards.md", import.meta.url), "utf8");
  const short = (hex: string) => Number(BigInt(hex) & 0xffffn);
  it.each(Object.entries(EXAMPLES))("works out “%s” as the engine does", (name, input) => {
    const section = text.split(/^### /m).find((part) => part.toLowerCase().startsWith(name));
    if (section === undefined) throw new Error(`there is no section “${name}”`);
    const statement = computeStatement(input);
    const rows = [...section.matchAll(/^\| (\d+) \| (\d+) \|$/gm)].map(([, who, amount]) => [
      Number(who),
      BigInt(amount ?? 0),
    ]);
    expect(rows).toEqual(statement.accounts.map((a) => [short(a.account), a.cumulative]));
    const kept = [...section.matchAll(/keeps \*\*(\d+)\*\*/g)].map(([, amount]) => BigInt(amount ?? 0));
    expect(kept).toEqual([...statement.explainAll()].map((w) => w.kept));
  });
});
