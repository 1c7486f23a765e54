import { describe, expect, it } from "vitest";
import { ContractReverted } from "../../sdk/src/actions/ContractReverted.ts";
import { ChainRefused, ChainUnreachable } from "../../sdk/src/actions/errors.ts";
import { FeeTooHigh } from "../src/batches/errors.ts";
import { whyOver } from "../src/batches/whyOver.ts";

const now = Math.floor(Date.now() / 1000);
const direct = { kind: "contributions" as const, direct: true, formedAt: now, failures: 0, trouble: null };
const nameless = new ContractReverted({ name: null, args: [], reason: null }, "call");
const unknownParent = new ContractReverted({ name: "UnknownParent", args: [1n], reason: null }, "certifyFor");
const refused = new ChainRefused("gas required exceeds allowance (36000000)");

describe("a smart account's contribution that the chain won't take", () => {
  it("is given up, in whatever way its account's code fails, so that it holds no place", () => {
    const before = { ...direct, failures: 3, trouble: nameless.message };
    expect(whyOver(before, nameless)?.reason).toBe("contract-reverted");
    expect(whyOver(direct, refused)).toBeNull();
    expect(whyOver({ ...direct, failures: 20 }, refused)?.reason).toBe("chain-refused");
  });
  it("waits until every node knows what one has seen: its parent, its account, its campaign", () => {
    for (const failures of [0, 1, 2]) {
      expect(whyOver({ ...direct, failures, trouble: unknownParent.message }, unknownParent)).toBeNull();
    }
    // Hours without a chain say nothing about its first word after them.
    expect(whyOver({ ...direct, failures: 8, trouble: "It took too long to answer." }, unknownParent)).toBeNull();
    const before = { ...direct, failures: 3, trouble: unknownParent.message };
    expect(whyOver(before, unknownParent)?.reason).toBe("unknown-parent");
  });
  it("is given up also where it is told the time with the reason, or another reason each time", () => {
    const closed = (time: bigint) =>
      new ContractReverted({ name: "OutsideWindow", args: [7, time, 1_000, 2_000], reason: null }, "certifyFor");
    const before = { ...direct, failures: 3, trouble: closed(3_000n).message };
    expect(whyOver(before, closed(3_008n))?.reason).toBe("outside-window");
    expect(whyOver({ ...direct, failures: 20, trouble: unknownParent.message }, nameless)).not.toBeNull();
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
