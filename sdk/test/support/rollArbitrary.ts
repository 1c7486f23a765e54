import fc from "fast-check";
import type { RewardRule, RollWork, StatementInput } from "../../src/rewards/types.ts";

export const POOL = "0x5fbdb2315678afecb367f032d93f642f64180aa3";
export const ETH = `0x${"0".repeat(40)}`;

/** Account number n. */
export const account = (n: number): `0x${string}` => `0x${n.toString(16).padStart(40, "0")}`;
/** Work number n of campaign 1. */
export const workId = (n: number): `0x${string}` => `0x00000001${n.toString(16).padStart(56, "0")}`;

/** A work by account n, credited alone, and whatever else is named. */
export function rollWork(n: number, more: Partial<RollWork> = {}): RollWork {
  return {
    id: workId(n),
    author: account(n),
    certifiedAt: 1_000 + n,
    parents: [],
    score: 0,
    votes: 0,
    credits: [{ account: account(n), bps: 10_000 }],
    ...more,
  };
}

const rule: fc.Arbitrary<RewardRule> = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 5_000 }))
  .map(([a, b, lineageBps]) => {
    const [low, high] = a < b ? [a, b] : [b, a];
    return { equalBps: low, curatedBps: high - low, communityBps: 10_000 - high, lineageBps };
  });

const credits = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.integer({ min: 1, max: 1_900 }), { minLength: 4, maxLength: 4 }),
  )
  .map(([accounts, cuts]) => {
    const bps = accounts.slice(1).map((_, i) => cuts[i] ?? 1);
    const first = 10_000 - bps.reduce((a, b) => a + b, 0);
    return accounts.map((n, i) => ({ account: account(n), bps: i === 0 ? first : (bps[i - 1] ?? 1) }));
  });

/** Rolls with everything in them that a chain allows: equal times, absent and younger parents, no scores, no votes. */
export const roll: fc.Arbitrary<RollWork[]> = fc
  .array(
    fc.record({
      certifiedAt: fc.integer({ min: 1, max: 8 }),
      parents: fc.uniqueArray(fc.integer({ min: 1, max: 18 }), { maxLength: 5 }),
      score: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 10_000 })),
      votes: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
      credits,
    }),
    { minLength: 1, maxLength: 14 },
  )
  .map((list) =>
    list.map((work, i) =>
      rollWork(i + 1, {
        ...work,
        author: account((i % 5) + 1),
        parents: work.parents.filter((n) => n !== i + 1).map(workId),
      }),
    ),
  );

/** First statements. */
export const statementInput: fc.Arbitrary<StatementInput> = fc.record({
  chainId: fc.integer({ min: 1, max: 2 ** 40 }),
  pool: fc.constant(POOL),
  campaign: fc.constant(1),
  token: fc.constant(ETH),
  rule,
  roll,
  total: fc.oneof(fc.bigInt(1n, 100n), fc.bigInt(1n, (1n << 120n) - 1n)),
});
