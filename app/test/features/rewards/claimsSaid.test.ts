import { describe, expect, it } from "vitest";
import { claimsSaid } from "../../../src/features/rewards/claimsSaid.ts";

describe("what is read out of the rewards asked for", () => {
  it("is nothing before one was", () => {
    expect(claimsSaid([])).toBe("");
  });

  it("counts them by how far they are", () => {
    expect(claimsSaid(["waiting"])).toBe("Of 1 reward: 1 waiting to be paid out.");
    expect(claimsSaid(["paid", "void", "sent", "paid"])).toBe(
      "Of 4 rewards: 1 on the way, 2 paid to your account, 1 not paid out.",
    );
  });
});
