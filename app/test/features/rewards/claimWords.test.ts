import { describe, expect, it } from "vitest";
import { claimWords } from "../../../src/features/rewards/claimWords.ts";

describe("how far a reward is", () => {
  it("names the trouble while it waits, and not once it is over", () => {
    const trouble = "The chain takes no transactions.";
    expect(claimWords({ state: "waiting", trouble: null })).toBe("Waiting to be paid out");
    expect(claimWords({ state: "sent", trouble })).toBe(`On its way. ${trouble}`);
    expect(claimWords({ state: "paid", trouble })).toBe("Paid to your account");
    expect(claimWords({ state: "void", trouble: null })).toContain("paid before");
  });
});
