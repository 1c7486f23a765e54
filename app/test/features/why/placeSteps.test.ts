import { describe, expect, it } from "vitest";
import { placeSteps } from "../../../src/features/why/placeSteps.ts";

const step = (kind: "plus" | "minus" | "sum" | "end", amount: bigint) => ({ kind, amount });

describe("the bars of a flow", () => {
  it("begin where the one before them ended, and sums at the start", () => {
    const steps = [
      step("plus", 60n),
      step("plus", 40n),
      step("minus", 25n),
      step("sum", 75n),
      step("minus", 15n),
      step("end", 60n),
    ];
    expect(placeSteps(steps)).toEqual([
      { from: 0, size: 60 },
      { from: 60, size: 40 },
      { from: 75, size: 25 },
      { from: 0, size: 75 },
      { from: 60, size: 15 },
      { from: 0, size: 60 },
    ]);
  });

  it("have no length where there is nothing", () => {
    expect(placeSteps([step("plus", 0n), step("end", 0n)])).toEqual([
      { from: 0, size: 0 },
      { from: 0, size: 0 },
    ]);
  });

  it("hold for amounts beyond any number", () => {
    expect(placeSteps([step("plus", 3n * 10n ** 30n), step("minus", 10n ** 30n)])[1]).toEqual({
      from: 66.6666,
      size: 33.3333,
    });
  });
});
