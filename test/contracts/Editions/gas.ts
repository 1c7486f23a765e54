import { expect } from "chai";
import { ETH, gasOf, networkHelpers, viem } from "../RewardPools/support.ts";
import { deployEditions, mint, openSold, PRICE } from "../support/editionsWorld.ts";
import { checkGas } from "../support/gasSnapshot.ts";

const { loadFixture } = networkHelpers;

describe("Editions and Royalties: gas", () => {
  const show = (what: string, gas: number, most: number) => {
    console.log(`      ${what.padEnd(52)} ${String(gas).padStart(7)}  (≤ ${most})`);
    expect(gas, what).to.be.at.most(most);
    checkGas(what, gas);
  };

  it("mints, in ETH and in a token", async () => {
    const world = await loadFixture(deployEditions);
    const { dollar, editions, other, collector, token } = world;
    const inEth = await openSold(world);
    const inToken = await openSold(world, { editionToken: token });
    await dollar.write.approve([editions.address, 2n ** 255n], { account: other.account });
    for (const [campaign, value, label, first, steady] of [
      [inEth, PRICE, "in ETH", 187_000, 130_000],
      [inToken, 0n, "in a token", 234_000, 161_000],
    ] as const) {
      show(
        `edition ${label}, the pool's first money`,
        await gasOf(world, mint(world, campaign, other, 1n, { value })),
        first,
      );
      const to = collector.account.address;
      show(`edition ${label}, steady`, await gasOf(world, mint(world, campaign, other, 1n, { value, to })), steady);
    }
  });

  it("deploys a forwarder, and flushes it", async () => {
    const world = await loadFixture(deployEditions);
    const { royalties, campaign, collector } = world;
    show("forwarder deployed", await gasOf(world, royalties.write.deploy([campaign])), 372_000);
    const to = await royalties.read.forwarderOf([campaign]);
    const flushed = async () => {
      await collector.sendTransaction({ to, value: 1n });
      const forwarder = await viem.getContractAt("RoyaltyForwarder", to);
      return gasOf(world, forwarder.write.flush([ETH]));
    };
    show("flush of ETH, the pool's first money", await flushed(), 124_000);
    show("flush of ETH, steady", await flushed(), 49_000);
  });
});
