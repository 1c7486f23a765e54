import type { RollWork, StatementInput } from "../../src/rewards/types.ts";
import { type NaiveInput, naiveStatement } from "./naiveRewards.ts";
import { EXAMPLES } from "./rewardVectors.ts";
import { account, ETH, POOL, rollWork, workId } from "./rollArbitrary.ts";
import { PREVIOUS, SOURCES } from "./statementVectors.ts";

const rule = { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 0 };
const base = { chainId: 31_337, pool: POOL, campaign: 1, token: ETH, rule, total: 100n };
const credit = (n: number, bps: number) => ({ account: account(n), bps });
const works = (count: number, more: (n: number) => Partial<RollWork> = () => ({})) =>
  Array.from({ length: count }, (_, i) => rollWork(i + 1, more(i + 1)));

/** Every rule and every tie of docs/rewards.md, beside its worked examples. */
const CASES: Record<string, StatementInput> = {
  ...EXAMPLES,
  "one unit for three works": { ...base, roll: works(3), total: 1n },
  "fewer units than accounts": { ...base, roll: works(5), total: 3n },
  "the largest total": { ...base, roll: works(3), total: (1n << 128n) - 1n },
  "order by time, then id": { ...base, roll: works(4, (n) => ({ certifiedAt: n < 3 ? 9 : 8 })).reverse(), total: 7n },
  "equal remainders of two components": {
    ...base,
    rule: { equalBps: 5_000, curatedBps: 2_500, communityBps: 2_500, lineageBps: 0 },
    roll: works(2, (n) => ({ score: n, votes: 3 - n })),
    total: 2n,
  },
  "equal remainders of different weights": {
    ...base,
    rule: { ...rule, equalBps: 0, communityBps: 10_000 },
    roll: works(4, (n) => ({ votes: n % 2 === 1 ? 3 : 1 })),
    total: 3n,
  },
  "no scores": {
    ...base,
    rule: { equalBps: 2_000, curatedBps: 5_000, communityBps: 3_000, lineageBps: 0 },
    roll: works(3, (n) => ({ votes: n })),
  },
  "no scores and no votes": {
    ...base,
    rule: { ...rule, equalBps: 0, curatedBps: 4_000, communityBps: 6_000 },
    roll: works(3),
  },
  "one scored work has all": {
    ...base,
    rule: { ...rule, equalBps: 0, curatedBps: 10_000 },
    roll: works(3, (n) => ({ score: n === 2 ? 1 : 0 })),
  },
  "the first vote of all": {
    ...base,
    rule: { ...rule, equalBps: 5_000, communityBps: 5_000 },
    roll: works(3, (n) => ({ votes: n === 3 ? 1 : 0 })),
    total: 101n,
  },
  "sixteen parents, the odd units to the first": {
    ...base,
    rule: { ...rule, lineageBps: 5_000 },
    roll: works(17, (n) => (n < 17 ? {} : { parents: Array.from({ length: 16 }, (_, i) => workId(16 - i)) })),
    total: 17n * 61n,
  },
  "the first of sixteen parents isn't on the roll": {
    ...base,
    rule: { ...rule, lineageBps: 5_000 },
    roll: works(16, (n) =>
      n < 16 ? {} : { parents: [99, ...Array.from({ length: 15 }, (_, i) => i + 1)].map(workId) },
    ),
    total: 16n * 62n,
  },
  "a parent in another campaign": {
    ...base,
    rule: { ...rule, lineageBps: 2_000 },
    roll: works(2, (n) => (n === 1 ? {} : { parents: [workId(1).replace("0x00000001", "0x00000002"), workId(1)] })),
  },
  "a circle of corrected times": {
    ...base,
    rule: { ...rule, lineageBps: 5_000 },
    roll: works(3, (n) => ({ parents: [workId((n % 3) + 1)] })),
    total: 300n,
  },
  "a circle within one second": {
    ...base,
    rule: { ...rule, lineageBps: 5_000 },
    roll: works(2, (n) => ({ certifiedAt: 5, parents: [workId(3 - n)] })),
  },
  "credits with equal remainders": {
    ...base,
    roll: works(1, () => ({ credits: [credit(7, 2_500), credit(5, 2_500), credit(6, 2_500), credit(1, 2_500)] })),
    total: 6n,
  },
  "sixty-four credits": {
    ...base,
    roll: works(1, () => ({
      credits: Array.from({ length: 64 }, (_, i) => credit(i + 1, i === 0 ? 10_000 - 63 * 150 : 150)),
    })),
    total: 9_999n,
  },
  "an account in several works": {
    ...base,
    roll: works(3, () => ({ credits: [credit(9, 9_999), credit(8, 1)] })),
    total: 30_001n,
  },
  "an account that stands and earns nothing more": {
    ...base,
    roll: works(2),
    total: 110n,
    standing: { total: 10n, accounts: [{ account: account(77), cumulative: 10n }] },
  },
};

/** The document that `statement compute` takes. */
export function inputDocument(input: StatementInput | NaiveInput) {
  const { chainId, pool, campaign, token, rule: split, total, standing, roll } = input;
  return {
    format: "colophon-statement-input",
    v: 1,
    config: { chainId, pool, campaign, token, rule: split },
    sources: {
      rollAt: SOURCES.rollAt,
      block: SOURCES.block,
      inputs: null,
      previous: standing === undefined ? null : PREVIOUS,
    },
    pool: { total: `${total}` },
    earlier: standing === undefined ? null : { total: `${standing.total}`, accounts: standing.accounts },
    roll,
  };
}

/** `test/vectors/rewards/`: by file name, a document and what it leads to, by the second implementation. */
export function inputVectors(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(CASES).map(([name, input]) => {
      const { given, accounts, works: lines, root } = naiveStatement(input);
      const expected = {
        root: root(),
        given,
        accounts: accounts.map(([address, cumulative]) => ({ account: address, cumulative })),
        works: lines,
      };
      return [
        `${name.replace(/[,']/g, "").replaceAll(" ", "-")}.json`,
        { name, input: inputDocument(input), expected },
      ];
    }),
  );
}
