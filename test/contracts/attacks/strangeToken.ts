/** A work's token sent as if it were money: `transferFrom` of ERC-20 and ERC-721 look the same from outside. */
import { expect } from "chai";
import { deployPools, networkHelpers, PERIODS, until, viem } from "../RewardPools/support.ts";
import { certify, wait } from "../support/world.ts";

const { loadFixture } = networkHelpers;

describe("Harm to oneself: funding a pool with a work's token", () => {
  it("counts 1, touches no other pool, and never comes out", async () => {
    const world = await loadFixture(deployPools);
    const { pools, contributions, campaign, author, settleBy } = world;
    const token = contributions.address;
    const config = await contributions.read.configOf([campaign]);
    const settings = await contributions.read.settingsOf([campaign]);
    const id = await certify(world, author, { campaign, config, settings }, "work");
    await wait(settings.finality + 60);
    const by = { account: author.account };
    await contributions.write.approve([pools.address, id], by);
    await pools.write.fund([campaign, token, id, config], by);
    expect(await pools.read.depositOf([campaign, token, author.account.address])).to.equal(1n);
    expect((await pools.read.poolOf([campaign, world.token])).funded).to.equal(0n);

    await until(settleBy + PERIODS.refund);
    await viem.assertions.revert(pools.write.refund([campaign, token], by));
    // Authorship is as it was (P2).
    expect((await contributions.read.authorOf([id])).toLowerCase()).to.equal(author.account.address);
  });
});
