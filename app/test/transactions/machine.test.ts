import { describe, expect, it } from "vitest";
import {
  advance,
  START,
  type TransactionEvent,
  type TransactionState,
  wasSent,
} from "../../src/transactions/machine.ts";

const HASH = `0x${"ab".repeat(32)}` as const;
const failure = { title: "No", message: "Because.", retry: true };

function after(...events: TransactionEvent[]): TransactionState {
  return events.reduce(advance, START);
}

const ready: TransactionEvent = { type: "simulated", gas: 57_000n };
const approve: TransactionEvent = { type: "approve" };
const sent: TransactionEvent = { type: "sent", hash: HASH };

describe("advance", () => {
  it("goes from simulation to the index", () => {
    const state = after(ready, approve, sent, { type: "mined", block: 7, last: true }, { type: "indexed" });
    expect(state).toEqual({ phase: "indexed", step: 0, hash: HASH, block: 7 });
  });

  it("returns to the person when the signature is declined, and says so", () => {
    expect(after(ready, approve, { type: "declined" })).toEqual({
      phase: "ready",
      step: 0,
      gas: 57_000n,
      declined: true,
    });
  });

  it("forgets the declined signature once it is given", () => {
    expect(after(ready, approve, { type: "declined" }, approve, sent).phase).toBe("pending");
  });

  describe("wrong chain", () => {
    it("is found before simulating, and simulated anew after the change", () => {
      expect(after({ type: "wrong-chain" }).phase).toBe("wrong-chain");
      expect(after({ type: "wrong-chain" }, { type: "switch" }, { type: "switched" })).toEqual(START);
    });
    it("is found when the wallet was moved while signing", () => {
      expect(after(ready, approve, { type: "wrong-chain" }).phase).toBe("wrong-chain");
    });
    it("stays when the change is declined", () => {
      expect(after({ type: "wrong-chain" }, { type: "switch" }, { type: "declined" })).toEqual({
        phase: "wrong-chain",
        step: 0,
        declined: true,
      });
    });
  });

  describe("several steps", () => {
    it("simulates the next one after each is mined", () => {
      expect(after(ready, approve, sent, { type: "mined", block: 7, last: false })).toEqual({
        phase: "simulating",
        step: 1,
      });
    });
    it("passes over a step that has nothing to do", () => {
      expect(after({ type: "skipped", last: false })).toEqual({ phase: "simulating", step: 1 });
      expect(after({ type: "skipped", last: true }).phase).toBe("indexed");
    });
  });

  describe("failures", () => {
    it("remembers where it was, and the hash of what was sent", () => {
      expect(after({ type: "failed", failure })).toMatchObject({ phase: "failed", at: "simulating", hash: null });
      expect(after(ready, approve, sent, { type: "failed", failure })).toMatchObject({ at: "pending", hash: HASH });
    });
    it("simulates anew on retry, where that can help", () => {
      expect(after({ type: "failed", failure }, { type: "retry" })).toEqual(START);
      const final = after({ type: "failed", failure: { ...failure, retry: false } });
      expect(advance(final, { type: "retry" })).toBe(final);
    });
  });

  it("ignores what doesn't belong to the present state", () => {
    const late: TransactionEvent[] = [approve, sent, { type: "indexed" }, { type: "switched" }, { type: "retry" }];
    for (const event of late) expect(advance(START, event)).toBe(START);
    const pending = after(ready, approve, sent);
    for (const event of [approve, ready, { type: "declined" } as const]) expect(advance(pending, event)).toBe(pending);
  });
});

describe("wasSent", () => {
  it("is true from the moment something is on its way", () => {
    expect(wasSent(START)).toBe(false);
    expect(wasSent(after(ready, approve))).toBe(false);
    expect(wasSent(after(ready, approve, sent))).toBe(true);
    expect(wasSent(after(ready, approve, { type: "failed", failure }))).toBe(false);
    expect(wasSent(after(ready, approve, sent, { type: "failed", failure }))).toBe(true);
    expect(wasSent(after({ type: "skipped", last: false }))).toBe(true);
  });
});
