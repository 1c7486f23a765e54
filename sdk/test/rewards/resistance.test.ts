import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import { flowLineage } from "../../src/rewards/lineage.ts";
import { ByteTable } from "../../src/rewards/store/ByteTable.ts";
import { RollTable } from "../../src/rewards/store/RollTable.ts";
import type { RollWork } from "../../src/rewards/types.ts";
import { account, ETH, POOL, rollWork, workId } from "../support/rollArbitrary.ts";

const doc = readFileSync(new URL("../../../docs/rewards.md", import.meta.url), "utf8");
const place = { chainId: 1, pool: POOL, campaign: 1, token: ETH };
const equal = { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 0 };
const community = { ...equal, equalBps: 0, communityBps: 10_000 };
const amountOf = (roll: RollWork[], total: bigint, rule: typeof equal, accounts: readonly string[]) => {
  const statement = computeStatement({ ...place, rule, roll, total });
  return accounts.reduce((sum, name) => sum + (statement.claimOf(name)?.cumulative ?? 0n), 0n);
};
const percent = (part: bigint, whole: bigint) => `${(Number((part * 10_000n) / whole) / 100).toFixed(2)} %`;
/** The cells of the row of a table in docs/rewards.md that begins with these. */
const row = (...cells: (string | number)[]) => `| ${cells.join(" | ")} |`;

describe("what splits don't resist, with docs/rewards.md's numbers", () => {
  it.each([1, 10, 100])("equal: one person with %s identities beside 99 others", (identities) => {
    const roll = Array.from({ length: 99 + identities }, (_, i) => rollWork(i + 1));
    const mine = Array.from({ length: identities }, (_, i) => account(100 + i));
    const share = amountOf(roll, 10n ** 18n, equal, mine);
    expect(doc).toContain(row(identities, 99 + identities, percent(share, 10n ** 18n)));
  });
  it.each([1, 10, 100])("squared votes: one person with %s identities beside 100 voters", (identities) => {
    // 100 credits buy 10 votes on one work: 10² = 100.
    const votes = Math.sqrt(100);
    const roll = [
      rollWork(1, { votes: identities * votes }),
      ...Array.from({ length: 100 }, (_, i) => rollWork(i + 2, { votes })),
    ];
    const share = amountOf(roll, 10n ** 18n, community, [account(1)]);
    expect(doc).toContain(row(identities, identities * votes, percent(share, 10n ** 18n)));
  });
  it("squared votes reward many hands: 100 credits of one person are 10 votes, of 100 people 100", () => {
    const alone = Math.sqrt(100);
    const together = 100 * Math.sqrt(1);
    expect([alone, together]).toEqual([10, 100]);
    expect(doc).toContain("one person's 100 credits are 10 votes on a work, a hundred people's single credits are 100");
  });
});

describe("remixing oneself", () => {
  const works = fc.record({
    chain: fc.integer({ min: 1, max: 8 }),
    others: fc.integer({ min: 0, max: 6 }),
    total: fc.bigInt(1n, 10n ** 6n),
    lineageBps: fc.integer({ min: 0, max: 5_000 }),
    votes: fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 14, maxLength: 14 }),
  });
  it("moves nothing to or from the account, to the unit, whatever chain it makes of its works", () => {
    fc.assert(
      fc.property(works, ({ chain, others, total, lineageBps, votes }) => {
        const rule = { equalBps: 4_000, curatedBps: 0, communityBps: 6_000, lineageBps };
        const mine = (parentOf: (n: number) => string[]) => [
          ...Array.from({ length: chain }, (_, i) =>
            rollWork(i + 1, {
              votes: votes[i] ?? 0,
              parents: parentOf(i + 1),
              author: account(1),
              credits: [{ account: account(1), bps: 10_000 }],
            }),
          ),
          ...Array.from({ length: others }, (_, i) =>
            rollWork(chain + i + 1, { votes: votes[8 + i] ?? 0, parents: [workId((i % chain) + 1)] }),
          ),
        ];
        const apart = computeStatement({ ...place, rule, roll: mine(() => []), total });
        const chained = mine((n) => (n === 1 ? [] : [workId(n - 1)]));
        expect(computeStatement({ ...place, rule, roll: chained, total }).root).toBe(apart.root);
      }),
      { numRuns: 300 },
    );
  });
  it("gains what the further works' own shares are, and no more", () => {
    const lineageBps = 5_000;
    const others = Array.from({ length: 9 }, (_, i) => rollWork(i + 20));
    const mine = Array.from({ length: 4 }, (_, i) =>
      rollWork(i + 1, {
        parents: i === 0 ? [] : [workId(i)],
        author: account(1),
        credits: [{ account: account(1), bps: 10_000 }],
      }),
    );
    const share = (roll: RollWork[]) => amountOf(roll, 13_000n, { ...equal, lineageBps }, [account(1)]);
    expect(share([...mine, ...others])).toBe(4_000n);
    expect(share([...mine.slice(0, 1), ...others])).toBe(1_300n);
  });
  it("can dodge what it owes others: each own work put between halves it, with docs/rewards.md's numbers", () => {
    const rule = { ...equal, lineageBps: 5_000 };
    for (const between of [0, 1, 2]) {
      const chain = Array.from({ length: between + 1 }, (_, i) => rollWork(i + 2, { parents: [workId(i + 1)] }));
      const roll = [rollWork(1), ...chain];
      const statement = computeStatement({ ...place, rule, roll, total: BigInt(roll.length) * 1_000n });
      const youngest = chain.length + 1;
      // Of the youngest work's 1,000, what arrives at work 1: through each work between, a half.
      const received = statement.explain(workId(1))?.received ?? 0n;
      const without = computeStatement({
        ...place,
        rule,
        roll: roll.slice(0, -1),
        total: BigInt(youngest - 1) * 1_000n,
      });
      const fromYoungest = received - (without.explain(workId(1))?.received ?? 0n);
      expect(doc).toContain(row(between, String(fromYoungest)));
    }
  });
});

describe("lineages of any form", () => {
  /** A roll whose reading of parents is counted: what the flow costs, without a clock. */
  function countedFlow(works: Iterable<RollWork>) {
    const table = new RollTable(1, new ByteTable(20));
    for (const work of works) table.add(work);
    const roll = table.order();
    let reads = 0;
    const parents = new Proxy(roll.parents, {
      get(target, key) {
        reads++;
        return Reflect.get(target, key);
      },
    });
    let [kept, steps] = [0n, 0];
    const keep = (_: number, amount: bigint) => {
      kept += amount;
      steps++;
    };
    flowLineage({ ...roll, parents }, 5_000, () => 1_000_000n, keep);
    return { edges: roll.parents.length, reads, steps, kept, size: roll.size };
  }
  it.each<[string, number, (n: number) => number[]]>([
    ["a chain of 10,000 generations", 10_000, (n) => (n === 1 ? [] : [n - 1])],
    ["a fan of 100,000 children", 100_001, (n) => (n === 1 ? [] : [1])],
    ["16 parents each, 5,000 works", 5_000, (n) => Array.from({ length: Math.min(16, n - 1) }, (_, i) => n - 1 - i)],
  ])("%s: every work and every edge is looked at once", (_, size, parentsOf) => {
    function* works() {
      for (let n = 1; n <= size; n++) yield rollWork(n, { parents: parentsOf(n).map(workId) });
    }
    const flow = countedFlow(works());
    expect(flow.size).toBe(size);
    expect(flow.steps).toBe(size);
    // A part of 0 needn't be followed; no edge is read twice.
    expect(flow.reads).toBeLessThanOrEqual(flow.edges);
    expect(flow.kept).toBe(BigInt(size) * 1_000_000n);
  });
});
