import { describe, expect, it } from "vitest";
import { ContractReverted } from "../../sdk/src/actions/ContractReverted.ts";
import { ChainRefused, ChainUnreachable } from "../../sdk/src/actions/errors.ts";
import { FeeTooHigh } from "../src/batches/errors.ts";
import { whyOver } from "../src/batches/whyOver.ts";

const now = Math.floor(Date.now() / 1000);
const direct = { kind: "contributions" as const, direct: true, formedAt: now, failures: 0 };
const nameless = new ContractReverted({ name: null, args: [], reason: null }, "call");
const refused = new ChainRefused("gas required exceeds allowance (36000000)");

describe("a smart account's contribution that the chain won't take", () => {
  it("is given up, in whatever way its account's code fails, so that it holds no place", () => {
    expect(whyOver(direct, nameless)?.reason).toBe("contract-reverted");
    expect(whyOver(direct, refused)).toBeNull();
    expect(whyOver({ ...direct, failures: 20 }, refused)?.reason).toBe("chain-refused");
  });
  it("waits where the chain is away, or dear", () => {
    const often = { ...direct, failures: 500 };
    expect(whyOver(often, new ChainUnreachable(null, "it took too long to answer"))).toBeNull();
    expect(whyOver(often, new FeeTooHigh(2n, 1n))).toBeNull();
  });
  it("others' anchors aren't given up for that", () => {
    const anchor = { ...direct, direct: false, failures: 500 };
    for (const error of [nameless, refused]) expect(whyOver(anchor, error)).toBeNull();
  });
});
