import type { ApiDisputedStatement } from "@colophon/sdk/api/disputeSchemas.ts";
import { describe, expect, it } from "vitest";
import { turnsOf } from "../../../src/features/statements/turnsOf.ts";

const hash = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;
const one = { raiser: `0x${"1".repeat(40)}`, amount: "5", note: null, transaction: hash(1) };
const base: ApiDisputedStatement = {
  ...{ campaign: 1, number: 1, proposer: one.raiser, empty: false, root: hash(2), total: "10", bond: "5" },
  ...{ cid: null, proposedAt: 100, claimableFrom: 200, state: "proposed", transaction: hash(3), block: 9 },
  token: { address: `0x${"0".repeat(40)}`, symbol: "ETH", name: "Ether", decimals: 18 },
  stakes: [],
  turns: [],
};
const turn = (kind: "decided" | "stood" | "fell" | "forfeited", time: number, stands: boolean | null = null) => ({
  ...{ kind, time, stands, amount: null, note: null, transaction: hash(4) },
});
const kinds = (statement: ApiDisputedStatement, now: number) =>
  turnsOf(statement, now).map(({ kind, time, ahead }) => [kind, time, ahead]);

describe("a statement's timeline", () => {
  it("says until when it can be disputed, and that it stands by time alone", () => {
    expect(kinds(base, 150)).toEqual([
      ["proposed", 100, false],
      ["stands-if-undisputed", 200, true],
    ]);
    expect(kinds(base, 200).at(-1)).toEqual(["stood", 200, false]);
    // The event comes with a claim or the next proposal, long after.
    expect(kinds({ ...base, state: "stands", turns: [turn("stood", 900)] }, 1_000).at(-1)).toEqual([
      "stood",
      200,
      false,
    ]);
  });

  it("says what a dispute waits for: the arbiter, a raise, or only to be settled", () => {
    const disputed = { ...base, state: "disputed" as const, stakes: [{ ...one, stands: false, time: 120 }] };
    const course = { standsLeads: false, raisableFrom: 500, answerBy: 600 };
    const last = (now: number) => turnsOf(disputed, now, course).at(-1);
    expect(last(499)).toEqual({ kind: "arbiter", time: 500, ahead: true });
    expect(last(500)).toEqual({ kind: "raises", time: 600, ahead: true, stands: false });
    expect(last(599)?.kind).toBe("raises");
    expect(last(600)).toEqual({ kind: "time-decided", time: 600, ahead: true, stands: false });
    // The chain wasn't asked yet.
    expect(turnsOf(disputed, 600).at(-1)?.kind).toBe("arbiter");
  });

  it("tells a dispute in order, to the arbiter's answer and its end", () => {
    const stakes = [
      { ...one, stands: false, time: 120 },
      { ...one, stands: true, time: 300 },
    ];
    expect(kinds({ ...base, state: "disputed", stakes }, 310)).toEqual([
      ["proposed", 100, false],
      ["disputed", 120, false],
      ["raised", 300, false],
      ["arbiter", 200, true],
    ]);
    const turns = [turn("decided", 400, false), turn("forfeited", 400), turn("fell", 400)];
    expect(kinds({ ...base, state: "fell", stakes, turns }, 500).map(([kind]) => kind)).toEqual([
      ...["proposed", "disputed", "raised", "decided", "forfeited", "fell"],
    ]);
    const upheld = { ...base, state: "upheld" as const, stakes, turns: [turn("decided", 150, true)] };
    expect(kinds(upheld, 160).at(-1)).toEqual(["stands-upheld", 200, true]);
    const late = { ...base, state: "stands" as const, stakes, turns: [turn("decided", 400, true), turn("stood", 400)] };
    expect(kinds(late, 500).at(-1)).toEqual(["stood", 400, false]);
  });
});
