/** A deposit names no settings: until a campaign is locked, the brand can change them in front of it. Who locks first is safe. */
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

  it("works where the campaign isn't locked: a deposit falls under what it finds", async () => {
    const world = await loadFixture(deployPools);
    await swap(world);
    await fund(world, world.other, 100n * UNIT);
    const [, , , rollAt] = await world.contributions.read.scheduleOf([world.campaign]);
    expect(rollAt).to.be.above(LAST);
  });

  it("fails where the funder locks the campaign, looks at its settings, then funds", async () => {
    const world = await loadFixture(deployPools);
    await world.contributions.write.lock([world.campaign], { account: world.other.account });
    await assert.revertWithCustomError(swap(world), world.contributions, "SettingsFixed");
    await fund(world, world.other, 100n * UNIT);
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
