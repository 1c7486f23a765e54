import { describe, expect, it } from "vitest";
import { claimParts } from "../../../src/features/rewards/claimParts.ts";

const ETH = { address: `0x${"0".repeat(40)}`, symbol: "ETH", name: "Ether", decimals: 18 };
const USD = { ...ETH, address: `0x${"d".repeat(40)}`, symbol: "dUSD" };
const item = (campaign: number, token = ETH, cumulative = "10") => ({ campaign, token, cumulative });

describe("what can be asked of the relay", () => {
  const due = [item(1), item(1, USD), item(2)];

  it("is all of it at first", () => {
    expect(claimParts(due, [])).toEqual({ open: due, void: [] });
  });

  it.each(["waiting", "sent", "paid"] as const)("isn't what is %s", (state) => {
    const asked = [{ item: item(1), claim: { state } }];
    expect(claimParts(due, asked)).toEqual({ open: [due[1], due[2]], void: [] });
  });

  it("is what the relay could pay nothing out of, again", () => {
    const asked = [{ item: item(1), claim: { state: "void" as const } }];
    expect(claimParts(due, asked)).toEqual({ open: [due[1], due[2]], void: [due[0]] });
    // Somebody else had it paid out: it isn't due any more.
    expect(claimParts([item(2)], asked)).toEqual({ open: [item(2)], void: [] });
  });

  it("is what the relay refused", () => {
    expect(claimParts(due, [{ item: item(1), claim: null }])).toEqual({ open: due, void: [] });
  });

  it("is a newer statement's sum, whatever became of the older one's", () => {
    const newer = [item(1, ETH, "25")];
    for (const state of ["waiting", "sent", "paid", "void"] as const) {
      expect(claimParts(newer, [{ item: item(1), claim: { state } }])).toEqual({ open: newer, void: [] });
    }
  });
});
