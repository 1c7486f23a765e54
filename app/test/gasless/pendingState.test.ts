import { describe, expect, it } from "vitest";
import { onChainBy } from "../../src/gasless/onChainBy.ts";
import { pendingState } from "../../src/gasless/pendingState.ts";

/** 1 January 2026, 14:10 UTC. */
const NOW = 1_767_276_600;
const said = (state: "taken" | "batched" | "anchored" | "void", more: object = {}) => ({
  state,
  void: null,
  trouble: null,
  ...more,
});

describe("how far a contribution has come", () => {
  it.each(["taken", "batched"] as const)("waits, until the hour that was promised: %s", (state) => {
    expect(pendingState(said(state), NOW + 600, NOW)).toEqual({
      kind: "waiting",
      words: "Waiting to be put on chain, at the latest by 14:20 UTC",
    });
  });
  it("says that the relay doesn't answer, and that the receipt stands", () => {
    const { kind, words } = pendingState(null, NOW + 600, NOW);
    expect(kind).toBe("unknown");
    expect(words).toContain("14:20 UTC");
    expect(words).toContain("your receipt stands");
  });
  it("is on chain, however late that was", () => {
    expect(pendingState(said("anchored"), NOW - 9_000, NOW)).toEqual({ kind: "on-chain", words: "On chain" });
  });
  it("is late a minute after the promise, not before, whether the relay answers or not", () => {
    expect(pendingState(said("taken"), NOW - 60, NOW).kind).toBe("waiting");
    expect(pendingState(said("taken"), NOW - 61, NOW).kind).toBe("late");
    expect(pendingState(null, NOW - 61, NOW).kind).toBe("late");
    const trouble = "The chain takes no transactions.";
    expect(pendingState(said("batched", { trouble }), NOW - 61, NOW).words).toContain(trouble);
  });
  it("says why it can't be put on chain any more, rather than that it is late", () => {
    const gone = said("void", { void: { reason: "cancelled", message: "You had cancelled your signatures." } });
    const { kind, words } = pendingState(gone, NOW - 9_000, NOW);
    expect(kind).toBe("refused");
    expect(words).toContain("You had cancelled your signatures.");
  });
});

describe("a moment near by", () => {
  it("is the hour alone within a day, and the whole date beyond", () => {
    expect(onChainBy(NOW + 600, NOW)).toBe("14:20 UTC");
    expect(onChainBy(NOW + 86_400, NOW)).toBe("2 January 2026 at 14:10 UTC");
  });
});
