import { describe, expect, it } from "vitest";
import { claimWords } from "../../../src/features/rewards/claimWords.ts";

describe("how far a reward is", () => {
  it("names the trouble, unless it is paid", () => {
    const trouble = "The chain takes no transactions.";
    expect(claimWords({ state: "waiting", trouble: null })).toBe("Waiting to be paid out");
    expect(claimWords({ state: "sent", trouble })).toBe(`On its way. ${trouble}`);
    expect(claimWords({ state: "paid", trouble })).toBe("Paid to your account");
    const why = "The account has it: somebody else had it paid out.";
    expect(claimWords({ state: "void", trouble: why })).toBe(`Nothing was paid out. ${why}`);
  });
});
