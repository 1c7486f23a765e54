import { describe, expect, it } from "vitest";
import { MalformedId } from "../../src/ids/errors.ts";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import { InvalidRoll, InvalidRule, InvalidStanding, InvalidTotal } from "../../src/rewards/errors.ts";
import type { RollWork, StatementInput } from "../../src/rewards/types.ts";
import { account, ETH, POOL, rollWork, workId } from "../support/rollArbitrary.ts";

const good: StatementInput = {
  chainId: 1,
  pool: POOL,
  campaign: 1,
  token: ETH,
  rule: { equalBps: 10_000, curatedBps: 0, communityBps: 0, lineageBps: 0 },
  roll: [rollWork(1), rollWork(2)],
  total: 100n,
};
const attempt = (change: Partial<StatementInput>) => () => computeStatement({ ...good, ...change });
const credit = (n: number, bps: number) => ({ account: account(n), bps });

describe("hostile input", () => {
  it.each<[string, Partial<StatementInput>]>([
    ["pool", { pool: "0x12" }],
    ["unknown token", { token: "DAI" }],
    ["misspelled token", { token: "0xd8DA6BF26964aF9D7eEd9e03E53415D37aA96045" }],
    ["campaign", { campaign: 0 }],
    ["chain", { chainId: 1.5 }],
    ["chain", { chainId: 0 }],
  ])("%s", (_, change) => expect(attempt(change)).toThrow(MalformedId));

  it.each<[string, Partial<StatementInput["rule"]>]>([
    ["parts that don't sum", { equalBps: 9_999 }],
    ["a negative part", { equalBps: 10_001, curatedBps: -1 }],
    ["a fraction", { equalBps: 9_999.5, curatedBps: 0.5 }],
    ["lineage above half", { lineageBps: 5_001 }],
    ["negative lineage", { lineageBps: -1 }],
    ["no number", { lineageBps: Number.NaN }],
  ])("rule: %s", (_, rule) => expect(attempt({ rule: { ...good.rule, ...rule } })).toThrow(InvalidRule));

  it.each<[string, bigint, bigint | undefined]>([
    ["nothing", 0n, undefined],
    ["negative", -1n, undefined],
    ["more than 128 bits", 1n << 128n, undefined],
    ["as much as stands", 5n, 5n],
    ["less than stands", 4n, 5n],
  ])("total: %s", (_, total, standing) => {
    const accounts = [{ account: account(1), cumulative: standing ?? 0n }];
    const change = standing === undefined ? { total } : { total, standing: { total: standing, accounts } };
    expect(attempt(change)).toThrow(InvalidTotal);
  });

  it.each<[string, bigint, { account: string; cumulative: bigint }[]]>([
    [
      "repeated-account",
      4n,
      [
        { account: POOL, cumulative: 2n },
        { account: POOL.toUpperCase().replace("0X", "0x"), cumulative: 2n },
      ],
    ],
    ["bad-account", 2n, [{ account: "me", cumulative: 2n }]],
    ["bad-amount", 0n, [{ account: POOL, cumulative: 0n }]],
    [
      "bad-amount",
      1n,
      [
        { account: POOL, cumulative: 2n },
        { account: account(1), cumulative: -1n },
      ],
    ],
    ["sum", 3n, [{ account: POOL, cumulative: 2n }]],
  ])("standing statement: %s", (problem, total, accounts) => {
    expect(attempt({ standing: { total, accounts } })).toThrow(InvalidStanding);
    expect(attempt({ standing: { total, accounts } })).toThrow(expect.objectContaining({ problem }));
  });

  it.each<[string, string | null, RollWork[]]>([
    ["empty", null, []],
    ["duplicate-work", workId(1), [rollWork(1), rollWork(2), rollWork(1, { certifiedAt: 5 })]],
    ["duplicate-work", workId(10), [rollWork(10), rollWork(1, { id: workId(10).replace("a", "A") })]],
    ["other-campaign", `0x00000002${"1".repeat(56)}`, [rollWork(1, { id: `0x00000002${"1".repeat(56)}` })]],
    ["bad-field", "0x1", [rollWork(1, { id: "0x1" })]],
    ["bad-field", workId(1), [rollWork(1, { author: "0x" })]],
    ["bad-field", workId(1), [rollWork(1, { certifiedAt: -1 })]],
    ["bad-field", workId(1), [rollWork(1, { certifiedAt: 1.5 })]],
    ["bad-field", workId(1), [rollWork(1, { score: -1 })]],
    ["bad-field", workId(1), [rollWork(1, { score: 10_001 })]],
    ["bad-field", workId(1), [rollWork(1, { votes: -3 })]],
    ["bad-field", workId(1), [rollWork(1, { votes: Number.POSITIVE_INFINITY })]],
    ["bad-field", workId(1), [rollWork(1, { parents: ["0x1"] })]],
    ["too-many-parents", workId(1), [rollWork(1, { parents: Array.from({ length: 17 }, (_, i) => workId(i + 2)) })]],
    ["repeated-parent", workId(1), [rollWork(1, { parents: [workId(2), workId(3), workId(2)] })]],
    ["self-parent", workId(1), [rollWork(1, { parents: [workId(2), workId(1)] })]],
    ["no-credits", workId(1), [rollWork(1, { credits: [] })]],
    ["too-many-credits", workId(1), [rollWork(1, { credits: Array.from({ length: 65 }, (_, i) => credit(i + 1, 1)) })]],
    ["bad-credit", workId(1), [rollWork(1, { credits: [credit(1, 10_001), credit(2, -1)] })]],
    ["bad-credit", workId(1), [rollWork(1, { credits: [credit(1, 10_000), credit(2, 0)] })]],
    ["bad-credit", workId(1), [rollWork(1, { credits: [credit(1, 9_999.5), credit(2, 0.5)] })]],
    ["repeated-credit", workId(1), [rollWork(1, { credits: [credit(1, 5_000), credit(1, 5_000)] })]],
    ["credits-sum", workId(1), [rollWork(1, { credits: [credit(1, 5_000), credit(2, 4_999)] })]],
    ["credits-sum", workId(1), [rollWork(1, { credits: [credit(1, 5_000), credit(2, 5_001)] })]],
    ["bad-field", workId(1), [rollWork(1, { credits: [{ account: "0xzz", bps: 10_000 }] })]],
  ])("roll: %s", (problem, work, roll) => {
    expect(attempt({ roll })).toThrow(InvalidRoll);
    expect(attempt({ roll })).toThrow(expect.objectContaining({ problem, work }));
  });

  it("doesn't change what it was given", () => {
    const input = { ...good, standing: { total: 5n, accounts: [{ account: account(9), cumulative: 5n }] } };
    const frozen = JSON.stringify(input, (_, v) => (typeof v === "bigint" ? `${v}` : v));
    computeStatement(Object.freeze(input));
    expect(JSON.stringify(input, (_, v) => (typeof v === "bigint" ? `${v}` : v))).toBe(frozen);
  });
});
