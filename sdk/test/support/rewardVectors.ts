import fc from "fast-check";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { StatementInput } from "../../src/rewards/types.ts";
import { naiveStatement } from "./naiveRewards.ts";
import { account, ETH, POOL, rollWork, statementInput, workId } from "./rollArbitrary.ts";

const rule = { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 2_000 };
const base = { chainId: 31_337, pool: POOL, campaign: 1, token: ETH, rule };
const credit = (n: number, bps: number) => ({ account: account(n), bps });

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
      root,
    };
  });
}
