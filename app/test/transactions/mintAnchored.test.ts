import type { ApiMintStep } from "@colophon/sdk/api/mintSchemas.ts";
import { describe, expect, it } from "vitest";
import { mintAnchoredPlan, mintCalls } from "../../src/transactions/mintAnchored.ts";

const contract = `0x${"c0".repeat(20)}` as const;
const deployment = {
  chainId: 31_337,
  startBlock: 0,
  contributions: contract,
  curation: contract,
  rewardPools: contract,
  royalties: contract,
  editions: contract,
  tokens: [],
};
const step = (byte: number, action: ApiMintStep["action"] = "mint"): ApiMintStep => {
  const hex = (bytes: number) => `0x${byte.toString(16).padStart(2, "0").repeat(bytes)}`;
  return {
    id: `0x00000001${hex(28).slice(2)}`,
    action,
    campaign: 1,
    config: hex(20),
    author: hex(20),
    digest: hex(32),
    codec: "raw",
    kind: "image",
    aiUse: "none",
    manifest: null,
    parents: [],
    epoch: 0,
    deadline: "1",
    signature: hex(65),
    root: hex(32),
    index: byte,
    proof: [hex(32)],
  };
};
const counts = (steps: readonly ApiMintStep[]) =>
  mintCalls(deployment, steps).map(({ call }) => [
    call.functionName,
    Array.isArray(call.args[1]) ? call.args[1].length : 1,
  ]);

describe("minting what a work builds on", () => {
  it("goes in one call, in the order given", () => {
    expect(counts([step(1), step(2), step(3)])).toEqual([["mintAnchoredMany", 3]]);
    const [only] = mintCalls(deployment, [step(1), step(2)]);
    expect(only?.call.args[1]).toEqual([1n, 2n]);
  });
  it("corrects a later author's token by itself, between what comes before and after", () => {
    expect(counts([step(1), step(2, "supersede"), step(3), step(4)])).toEqual([
      ["mintAnchoredMany", 1],
      ["supersedeAnchored", 1],
      ["mintAnchoredMany", 2],
    ]);
  });
  it("is cut where a block would be too small for it", () => {
    expect(counts(Array.from({ length: 65 }, (_, index) => step(index + 1)))).toEqual([
      ["mintAnchoredMany", 64],
      ["mintAnchoredMany", 1],
    ]);
  });
  it("is nothing where there is nothing to mint", () => expect(counts([])).toEqual([]));
  it("says whose token it is, and that ancestors are paid for", () => {
    const plan = (steps: readonly ApiMintStep[]) =>
      mintAnchoredPlan(deployment, { title: "Surf", author: "Ada", steps, fee: "You pay." });
    expect(plan([step(1)]).reads.join(" ")).toContain("goes to its author, Ada");
    expect(plan([step(1)]).reads).toHaveLength(2);
    expect(plan([step(1), step(2)]).reads.join(" ")).toContain("you pay for both");
    expect(plan([step(1), step(2), step(3)]).reads.join(" ")).toContain("2 works that it builds on");
  });
});
