import { describe, expect, it } from "vitest";
import { alternativeNames, checkAlternative } from "../../bench/gas/compileAlternative.ts";

const names = await alternativeNames();

// They extend the product's contracts, so a change there breaks them: a benchmark is run too seldom to find out.
describe("the alternatives that benchmarks measure against", () => {
  it("are there", () => expect(names.length).toBeGreaterThan(0));

  it.each(names)("%s compiles against the contracts as they are", async (name) => {
    await checkAlternative(name);
  });

  it("wouldn't compile if it weren't there", async () => {
    await expect(checkAlternative("Absent")).rejects.toThrow();
  });
});
