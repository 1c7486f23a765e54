import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifyProof } from "../../src/merkle/verifyProof.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StatementInput } from "../../src/rewards/types.ts";
import { naiveStatement } from "../support/naiveRewards.ts";
import { account, ETH, POOL, rollWork, statementInput, workId } from "../support/rollArbitrary.ts";

const sum = (list: Iterable<bigint>) => [...list].reduce((a, b) => a + b, 0n);
const shuffled = statementInput.chain((input) =>
  fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.roll], { minLength: input.roll.length })),
);
/** Statements on top of one that stands: of accounts that are on the roll and others. */
const laterInput = fc
  .tuple(
    statementInput,
    fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
    fc.bigInt(1n, 1n << 90n),
  )
  .map(([input, names, each]): StatementInput => {
    const accounts = names.map((n, i) => ({ account: account(n), cumulative: each + BigInt(i) }));
    const before = sum(accounts.map((a) => a.cumulative));
    return { ...input, total: input.total + before, standing: { total: before, accounts } };
  });
/** A first statement and a total for a second one. */
const twice = fc.tuple(statementInput, fc.bigInt(1n, 1n << 100n));
const next = (input: StatementInput, more: bigint): StatementInput => {
  const first = computeStatement(input);
  return { ...input, total: input.total + more, standing: { total: first.total, accounts: first.accounts } };
};

describe("any statement", () => {
  it("is what the rule's text says, line by line (accounts, works, totals)", () => {
    fc.assert(
      fc.property(fc.oneof(statementInput, laterInput), (input) => {
        const ours = computeStatement(input);
        const theirs = naiveStatement(input);
        expect(ours.accounts.map((a) => [a.account, a.cumulative])).toEqual(theirs.accounts);
        expect([...ours.explainAll()]).toEqual(theirs.works);
        expect(ours.given).toBe(theirs.given);
      }),
      { numRuns: 3_000 },
    );
  });
  it("has the root of OpenZeppelin's tree", () => {
    fc.assert(
      fc.property(fc.oneof(statementInput, laterInput), (input) => {
        expect(computeStatement(input).root).toBe(naiveStatement(input).root());
      }),
      { numRuns: 150 },
    );
  });
  it("gives out its total to the last unit (P10)", () => {
    fc.assert(
      fc.property(twice, ([input, more]) => {
        expect(sum(computeStatement(input).accounts.map((a) => a.cumulative))).toBe(input.total);
        expect(sum(computeStatement(next(input, more)).accounts.map((a) => a.cumulative))).toBe(input.total + more);
      }),
    );
  });
  it("doesn't depend on the order of its input (P10)", () => {
    fc.assert(
      fc.property(shuffled, ([input, roll]) => {
        const [a, b] = [computeStatement(input), computeStatement({ ...input, roll })];
        expect(b.root).toBe(a.root);
        expect(b.accounts).toEqual(a.accounts);
        expect([...b.explainAll()]).toEqual([...a.explainAll()]);
        const second = next(input, 99n);
        const turned = { ...second, standing: { total: input.total, accounts: [...a.accounts].reverse() } };
        expect(computeStatement(turned).root).toBe(computeStatement(second).root);
      }),
    );
  });
  it("never takes back what an account had", () => {
    fc.assert(
      fc.property(twice, ([input, more]) => {
        const before = computeStatement(input);
        const after = computeStatement(next(input, more));
        for (const { account: name, cumulative } of before.accounts) {
          expect(after.claimOf(name)?.cumulative ?? 0n).toBeGreaterThanOrEqual(cumulative);
        }
      }),
    );
  });
  it("moves nothing along the lineage where its share is 0", () => {
    fc.assert(
      fc.property(statementInput, (input) => {
        const flat = computeStatement({ ...input, rule: { ...input.rule, lineageBps: 0 } });
        const orphans = input.roll.map((work) => ({ ...work, parents: [] }));
        expect(flat.root).toBe(computeStatement({ ...input, roll: orphans }).root);
        for (const work of flat.explainAll()) expect(work.received + sum(work.parents.map((p) => p.amount))).toBe(0n);
      }),
    );
  });
  it("explains every work's sum", () => {
    fc.assert(
      fc.property(statementInput, (input) => {
        const statement = computeStatement(input);
        const works = [...statement.explainAll()];
        expect(works).toHaveLength(input.roll.length);
        expect(sum(works.map((w) => w.equal + w.curated + w.community))).toBe(input.total);
        for (const work of works) {
          const passed = sum(work.parents.map((p) => p.amount));
          expect(work.equal + work.curated + work.community + work.received).toBe(passed + work.kept);
          expect(passed).toBeLessThanOrEqual((work.kept + passed) / 2n);
          expect(sum(work.credits.map((c) => c.amount))).toBe(work.kept);
          const remixes = statement.remixesOf(work.id);
          expect(remixes).toHaveLength(work.remixes);
          expect(sum(remixes.map((r) => r.amount))).toBe(work.received);
          for (const remix of remixes) {
            expect(statement.explain(remix.id)?.parents).toContainEqual({
              id: work.id,
              amount: remix.amount,
              state: "paid",
            });
          }
          expect(statement.explain(work.id)).toEqual(work);
        }
        const earned = new Map<string, bigint>();
        for (const credit of works.flatMap((w) => w.credits)) {
          earned.set(credit.account, (earned.get(credit.account) ?? 0n) + credit.amount);
        }
        for (const a of statement.accounts) expect(earned.get(a.account)).toBe(a.cumulative);
      }),
    );
  });
  it("has a proof for every account, and none for others", () => {
    fc.assert(
      fc.property(statementInput, (input) => {
        const statement = computeStatement(input);
        for (const [i, { account: name }] of statement.accounts.entries()) {
          const claim = statement.claimOf(name);
          expect(verifyProof(statement.root, statement.tree.leaf(i), claim?.proof ?? [])).toBe(true);
        }
        expect(statement.claimOf(account(999))).toBeUndefined();
        expect(statement.explain(workId(999))).toBeUndefined();
        expect(statement.remixesOf(workId(999))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

const base = { chainId: 1, pool: POOL, campaign: 1, token: ETH, total: 10n ** 30n };
const halves = { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 5_000 };

describe("lineages of any form", () => {
  it("10,000 deep", () => {
    const roll = Array.from({ length: 10_000 }, (_, i) => rollWork(i + 1, { parents: i === 0 ? [] : [workId(i)] }));
    const statement = computeStatement({ ...base, rule: halves, roll: roll.reverse() });
    expect(sum(statement.accounts.map((a) => a.cumulative))).toBe(base.total);
    // Far from the ends each work keeps half of two shares: its own, and as much again from its remix.
    expect(statement.explain(workId(5_000))?.kept).toBe(10n ** 26n);
    // The series ends one unit short of two shares: each step rounds down.
    expect(statement.explain(workId(1))?.kept).toBe(2n * 10n ** 26n - 1n);
    expect(statement.explain(workId(10_000))?.kept).toBe(10n ** 26n / 2n);
  });
  it("100,000 wide", () => {
    const roll = Array.from({ length: 100_001 }, (_, i) => rollWork(i + 1, { parents: i === 0 ? [] : [workId(1)] }));
    const statement = computeStatement({ ...base, total: 200_002n, rule: halves, roll });
    expect(statement.explain(workId(1))).toMatchObject({
      equal: 2n,
      received: 100_000n,
      remixes: 100_000,
      kept: 100_002n,
    });
    expect(statement.remixesOf(workId(1))).toHaveLength(100_000);
    expect(statement.claimOf(account(100_001))?.cumulative).toBe(1n);
  });
  it("a cycle, which only corrected times can make: each edge to an older work is paid, the others aren't", () => {
    const roll = [1, 2, 3].map((n) => rollWork(n, { parents: [workId((n % 3) + 1)] }));
    const statement = computeStatement({ ...base, total: 300n, rule: halves, roll });
    const lines = [...statement.explainAll()].map(({ kept, parents }) => [kept, parents[0]?.amount, parents[0]?.state]);
    expect(lines).toEqual([
      [150n, 0n, "not-earlier"],
      [100n, 0n, "not-earlier"],
      [50n, 50n, "paid"],
    ]);
  });
  it("two works of the same second that name each other", () => {
    const roll = [
      rollWork(1),
      rollWork(2, { parents: [workId(3)], certifiedAt: 2_000 }),
      rollWork(3, { parents: [workId(2)], certifiedAt: 2_000 }),
    ];
    const statement = computeStatement({ ...base, total: 3n, rule: halves, roll });
    expect(statement.accounts.map((a) => a.cumulative)).toEqual([1n, 1n, 1n]);
  });
});
