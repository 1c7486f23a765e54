import { expect, it } from "vitest";
import { appealTimes } from "../../src/lib/appealTimes.ts";

it("cuts the appeals in two as the contract does, the odd second to the arbiter", () => {
  expect(appealTimes({ reviewEnds: 100, appealsEnd: 105 })).toEqual({ from: 100, middle: 102, end: 105 });
});
