/** Until a campaign is locked the brand can change its settings in front of a deposit; but a deposit names those it was made for. */
import { expect } from "chai";
import { deployPools, fund, networkHelpers, UNIT, viem } from "../RewardPools/support.ts";
import { certifying, digestOf, ordinarySettings } from "../support/world.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;
const LAST = 2 ** 32 - 1;

describe("Attack: other settings in front of a stranger's deposit", () => {
  /** A campaign that closes in 80 years, whose deposits come back after that. */
  const swap = async (world: Awaited<ReturnType<typeof deployPools>>) =>
    world.contributions.write.changeSettings([world.campaign, { ...(await ordinarySettings()), closes: LAST }], {
      account: world.brand.account,
    });

  it("fails: a deposit names the settings that its funder looked at", async () => {
    const world = await loadFixture(deployPools);
    const { pools, campaign, config, token, other } = world;
    await swap(world);
    const current = await world.contributions.read.configOf([campaign]);
    await assert.revertWithCustomErrorWithArgs(
      pools.write.fund([campaign, token, 100n * UNIT, config], { account: other.account }),
      pools,
      "OtherConfig",
      [campaign, config, current],
    );
    expect(await world.dollar.read.balanceOf([pools.address])).to.equal(0n);
  });

  it("fails after it: the deposit fixed them", async () => {
    const world = await loadFixture(deployPools);
    await fund(world, world.other, 100n * UNIT);
    await assert.revertWithCustomError(swap(world), world.contributions, "SettingsFixed");
  });

  it("fails where a reorg gives the campaign's number to another one", async () => {
    const world = await loadFixture(deployPools);
    const { pools, config, second, token, other } = world;
    // The same settings under another number have another hash: the number is part of it.
    await assert.revertWithCustomError(
      pools.write.fund([second, token, 100n * UNIT, config], { account: other.account }),
      pools,
      "OtherConfig",
    );
  });

  it("fails for a work, which names what it was made under", async () => {
    const world = await loadFixture(deployPools);
    const { campaign, contributions, author } = world;
    const config = await contributions.read.configOf([campaign]);
    const settings = await ordinarySettings();
    await swap(world);
    const late = certifying(world, author, { campaign, config, settings }, "work");
    await assert.revertWithCustomError(late, contributions, "OtherConfig");
    expect(await contributions.read.isCertified([campaign, digestOf("work")])).to.equal(false);
  });
});
