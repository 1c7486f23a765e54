import { describe, expect, it } from "vitest";
import { closingLine, settle } from "../../scripts/testing/outcome.ts";

const outcome = (passed: number, failed: number, skipped = 0) => ({ name: "runner", passed, failed, skipped });

describe("settle", () => {
  it("counts a runner that ran nothing as one failure", () => expect(settle(outcome(0, 0), 0).failed).toBe(1));
  it("counts one that only skipped as one failure", () => expect(settle(outcome(0, 0, 3), 0).failed).toBe(1));
  it("counts one that crashed after all passed as one failure", () => {
    expect(settle(outcome(5, 0), 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(settle(outcome(5, 0), null).note).toMatch(/signal/);
  });
  it("doesn't count a named failure twice", () => expect(settle(outcome(5, 2), 1).failed).toBe(2));
  it("leaves a good run as it is", () => expect(settle(outcome(5, 0, 1), 0)).toEqual(outcome(5, 0, 1)));
});

describe("closingLine", () => {
  it("sums over all runners", () => {
    expect(closingLine([outcome(5, 0), outcome(2, 1)])).toBe("7 passed, 1 failed");
    expect(closingLine([outcome(5, 0, 2)])).toBe("5 passed, 0 failed, 2 skipped");
  });
});
