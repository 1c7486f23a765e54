import fc from "fast-check";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StatementInput } from "../../src/rewards/types.ts";
import { naiveStatement } from "./naiveRewards.ts";
import { account, ETH, POOL, rollWork, statementInput, workId } from "./rollArbitrary.ts";

const rule = { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 2_000 };
const base = { chainId: 31_337, pool: POOL, campaign: 1, token: ETH, rule };
const credit = (n: number, bps: number) => ({ account: account(n), bps });

const DEMO = `0x${"de".repeat(20)}`;
const TWO = [rollWork(1), rollWork(2, { parents: [workId(1)] })];

/** The examples of docs/rewards.md, by their headings there; `engine` tests and documentation share these numbers. */
export const EXAMPLES = {
  "equal split": { ...base, roll: [1, 2, 3].map((n) => rollWork(n)), total: 100n },
  "a remix with a co-author": {
    ...base,
    roll: [
      rollWork(1),
      rollWork(2),
      rollWork(3, { parents: [workId(1)], credits: [credit(3, 6_000), credit(4, 4_000)] }),
    ],
    total: 1_000n,
  },
  "two parents, one of them not on the roll": {
    ...base,
    roll: [rollWork(1), rollWork(3, { parents: [workId(2), workId(1)] })],
    total: 213n,
  },
  "scores and votes": {
    ...base,
    rule: { equalBps: 5_000, curatedBps: 3_000, communityBps: 2_000, lineageBps: 0 },
    roll: [rollWork(1, { score: 9_000, votes: 1 }), rollWork(2, { score: 1_000, votes: 4 }), rollWork(3)],
    total: 1_001n,
  },
  "nobody voted": {
    ...base,
    rule: { equalBps: 5_000, curatedBps: 0, communityBps: 5_000, lineageBps: 0 },
    roll: [rollWork(1), rollWork(2)],
    total: 101n,
  },
  "a second statement": {
    ...base,
    roll: [1, 2, 3].map((n) => rollWork(n)),
    total: 200n,
    standing: {
      total: 100n,
      accounts: [
        { account: account(1), cumulative: 34n },
        { account: account(2), cumulative: 33n },
        { account: account(3), cumulative: 33n },
      ],
    },
  },
  "three components, lineage and a co-author": {
    ...base,
    rule: { equalBps: 4_000, curatedBps: 3_000, communityBps: 3_000, lineageBps: 1_500 },
    roll: [
      rollWork(1, { score: 8_000, votes: 10 }),
      rollWork(2, { score: 4_000, votes: 3, parents: [workId(1)] }),
      rollWork(3, { votes: 7, parents: [workId(2), workId(1)], credits: [credit(3, 7_500), credit(2, 2_500)] }),
    ],
    total: 10_007n,
  },
  "two tokens on one roll, the first": { ...base, roll: TWO, total: 101n },
  "two tokens on one roll, the second": { ...base, token: DEMO, roll: TWO, total: 1_000_003n },
  "a deep chain": {
    ...base,
    rule: { ...rule, lineageBps: 5_000 },
    roll: [1, 2, 3, 4, 5].map((n) => rollWork(n, { parents: n === 1 ? [] : [workId(n - 1)] })),
    total: 5_000n,
  },
  "a third statement, after more was funded": {
    ...base,
    roll: TWO,
    total: 1_000n,
    standing: {
      total: 151n,
      accounts: [
        { account: account(1), cumulative: 91n },
        { account: account(2), cumulative: 60n },
      ],
    },
  },
} satisfies Record<string, StatementInput>;

/** Inputs with their statements: amounts, root and totals by the slow second implementation; leaves and proofs by the tree. */
export function rewardVectors() {
  const sampled = fc.sample(statementInput, { seed: 20_260_301, numRuns: 12 });
  const named: (readonly [string, StatementInput])[] = [
    ...Object.entries(EXAMPLES),
    ...sampled.map((input, i) => [`sampled ${i + 1}`, input] as const),
  ];
  return named.map(([name, input]) => {
    const { accounts, root, totals } = naiveStatement(input);
    const { tree } = computeStatement(input);
    return {
      name,
      input,
      accounts: accounts.map(([address, cumulative], i) => ({
        account: address,
        cumulative,
        leaf: tree.leaf(i),
        proof: tree.proof(i),
      })),
      totals,
      root: root(),
    };
  });
}
