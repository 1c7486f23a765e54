/** Anybody may place the contracts: also with too little gas, so that a half would be there and the rest not. */
import { expect } from "chai";
import { network } from "hardhat";
import { type Hex, keccak256 } from "viem";
import { parts } from "../../../modules/parts.ts";

describe("Attack: a deployment starved of gas", () => {
  it("places all of a contract or nothing, with whatever gas", async () => {
    const { viem, networkHelpers } = await network.create();
    // Its constructor makes another contract first, as Contributions' does, and goes on when that fails; runs as `stop`.
    const code: Hex = "0x5f5f5ff0506001601260003960015ff300000000";
    const hash = keccak256(code);
    const limits = { reviewMin: 60, appealMin: 60, finalityMin: 60, appealBondCap: 1n };
    const periods = { challenge: 61, silence: 62, reopen: 63, refund: 64 };
    const genesis = await viem.deployContract("Genesis", [[hash, hash, hash, hash, hash], limits, periods]);
    const client = await viem.getPublicClient();
    const where = await genesis.read.addressOf([0]);
    expect(parts.length).to.equal(5);

    const start = await networkHelpers.takeSnapshot();
    const outcomes = new Set<string>();
    for (let gas = 40_000n; gas < 240_000n; gas += 4_000n) {
      const placed = await genesis.write.place([0, code], { gas }).then(
        () => true,
        () => false,
      );
      const there = (await client.getCode({ address: where })) !== undefined;
      expect(there).to.equal(placed);
      outcomes.add(placed ? "placed" : "nothing");
      // Whatever happened before, enough gas finds nothing in its way.
      await genesis.write.place([0, code]);
      expect(await client.getCode({ address: where })).not.to.equal(undefined);
      await start.restore();
    }
    expect([...outcomes].sort()).to.deep.equal(["nothing", "placed"]);
  });
});
