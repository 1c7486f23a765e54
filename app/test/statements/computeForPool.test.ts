import { describe, expect, it } from "vitest";
import { shareOf } from "../../src/features/brand/statement/shareOf.ts";
import { addUp, computeForPool, type PoolStatement } from "../../src/statements/computeForPool.ts";

const [ada, bruno] = [`0x${"a".repeat(40)}`, `0x${"b".repeat(40)}`];
const id = (digit: string) => `0x00000007${digit.repeat(56)}`;
const work = (digit: string, author: string, certifiedAt: number, score: number, parents: string[] = []) => ({
  id: id(digit),
  author,
  certifiedAt,
  parents,
  score,
  votes: 0,
  credits: [{ account: author, bps: 10_000 }],
  manifest: null,
});

const settings = { equalBps: 4_000, curatedBps: 6_000, communityBps: 0, lineageBps: 2_000 };
const input = (change: Partial<PoolStatement> = {}) =>
  ({
    deployment: { chainId: 31337, rewardPools: `0x${"c".repeat(40)}` },
    campaign: { id: 7, settings },
    pool: { token: { address: `0x${"0".repeat(40)}`, symbol: "ETH", name: "Ether", decimals: 18 } },
    roll: { works: [work("1", ada, 100, 8_000), work("2", bruno, 200, 4_000, [id("1")])] },
    total: 1_001n,
    standing: undefined,
    ...change,
  }) as PoolStatement;

describe("computeForPool", () => {
  it("takes the rule from the settings, and gives every unit to somebody", () => {
    const statement = computeForPool(input());
    // 400 equally (200 each), 601 by score (401 and 200); Bruno's 400 pass 80 on.
    expect(statement.accounts.map(({ cumulative }) => cumulative)).toEqual([681n, 320n]);
    expect(addUp(statement)).toEqual({ accounts: 1_001n, works: 1_001n, right: true });
  });

  it("adds to what stood before", () => {
    const standing = { total: 500n, accounts: [{ account: bruno, cumulative: 500n }] };
    const statement = computeForPool(input({ standing, total: 1_500n }));
    expect(statement.given).toBe(1_000n);
    expect(statement.claimOf(bruno)?.cumulative).toBe(820n);
    expect(addUp(statement)).toEqual({ accounts: 1_500n, works: 1_000n, right: true });
  });

  it("gives another root for another token, another total, another score", () => {
    const roots = [
      input(),
      input({ total: 1_002n }),
      input({ pool: { token: { address: `0x${"d".repeat(40)}`, symbol: "D", name: "D", decimals: 6 } } }),
      input({ roll: { works: [work("1", ada, 100, 7_000), work("2", bruno, 200, 4_000, [id("1")])] } }),
    ].map((one) => computeForPool(one).root);
    expect(new Set(roots).size).toBe(4);
  });
});

describe("addUp", () => {
  it("finds a unit that is missing, in the accounts or in the works", () => {
    const statement = computeForPool(input());
    expect(addUp({ ...statement, total: statement.total + 1n }).right).toBe(false);
    expect(addUp({ ...statement, given: statement.given - 1n }).right).toBe(false);
  });
});

it("shareOf says a part in per cent, and never calls something nothing", () => {
  expect(shareOf(1n, 3n)).toBe("33.3 %");
  expect(shareOf(1n, 1n)).toBe("100 %");
  expect(shareOf(1n, 1_000_000n)).toBe("<0.1 %");
  expect(shareOf(0n, 5n)).toBe("0 %");
});
