import { describe, expect, it } from "vitest";
import { nextStep } from "../../../src/features/brand/nextStep.ts";
import { mayReview, roleIn } from "../../../src/features/brand/roleIn.ts";
import { apiCampaign, apiPool, type GivenCampaign } from "../../support/apiCampaign.ts";

describe("nextStep", () => {
  it("says what waits for a verdict", () => {
    expect(nextStep(apiCampaign({ phase: "review", counts: { inReview: 1 } }))).toEqual({
      sentence: "1 work waits for a verdict; review ends",
      at: 3,
    });
    expect(nextStep(apiCampaign({ phase: "review" })).sentence).toContain("All reviewed");
  });

  it("tells apart what a closed roll waits for", () => {
    const sentence = (given: GivenCampaign) => nextStep(apiCampaign(given)).sentence;
    expect(sentence({})).toContain("Publish a statement");
    expect(sentence({ pools: [] })).toBe("Nothing was funded");
    expect(sentence({ counts: { accepted: 0 } })).toBe("No work was accepted");
    expect(sentence({ pools: [apiPool({ state: "disputed" })] })).toContain("disputed");
    expect(nextStep(apiCampaign({ pools: [apiPool({ state: "proposed", claimableFrom: 9 })] }))).toEqual({
      sentence: "The ETH statement stands",
      at: 9,
    });
    expect(sentence({ phase: "paid", pools: [apiPool({ total: "10", paid: "9" })] })).toContain("wait to be claimed");
    expect(sentence({ phase: "paid", pools: [apiPool({ total: "10", paid: "10" })] })).toBe(
      "All is given out and claimed",
    );
    expect(sentence({ phase: "paid", pools: [apiPool({ total: "4" })] })).toContain("more to give out");
  });
});

describe("roles", () => {
  const roles = { brand: "0xb", arbiter: "0xa", curators: ["0xc", "0xa"] };

  it("knows who one is, in any spelling", () => {
    expect(["0xB", "0xA", "0xC", "0xD", undefined].map((one) => roleIn(roles, one))).toEqual([
      "brand",
      "arbiter",
      "curator",
      null,
      null,
    ]);
  });

  it("lets brand and curators review, an arbiter only where it is one of them", () => {
    expect(["0xb", "0xc", "0xa", "0xd"].map((one) => mayReview(roles, one))).toEqual([true, true, true, false]);
    expect(mayReview({ ...roles, curators: [] }, "0xa")).toBe(false);
  });
});
