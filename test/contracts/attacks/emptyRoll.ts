/** A false empty roll is how a brand would take back a pool that others have earned: nothing may keep people from disputing it. */
import { expect } from "chai";
import { keccak256, toHex } from "viem";
import {
  decideNow,
  deployPools,
  ETH,
  fund,
  networkHelpers,
  PERIODS,
  propose,
  until,
  viem,
} from "../RewardPools/support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));
const GIVES = 10n ** 18n;

describe("Attack: by way of an empty roll", () => {
  const rolled = async () => {
    const fresh = await deployPools();
    await fund(fresh, fresh.brand, GIVES, ETH);
    await until(fresh.rollAt);
    return { ...fresh, token: ETH };
  };
  const load = async () => {
    const world = await loadFixture(rolled);
    const { pools, campaign, brand, other } = world;
    const bondFor = (total: bigint) => pools.read.bondFor([campaign, ETH, total]);
    const proposeEmpty = async (value: bigint) =>
      pools.write.proposeEmpty([campaign, ETH], { account: brand.account, value });
    const dispute = (value: bigint) => pools.write.dispute([campaign, ETH], { account: other.account, value });
    return { world, bondFor, proposeEmpty, dispute };
  };

  it("a top-up while it is pending doesn't mislead disputers about their bond", async () => {
    const { world, bondFor, proposeEmpty, dispute } = await load();
    const bond = await bondFor(0n);
    await proposeEmpty(bond);
    await fund(world, world.brand, 100n, ETH);
    expect(await bondFor(0n), "what a dispute needs").to.equal(bond);
    await dispute(await bondFor(0n));
    await time.increase(PERIODS.silence);
    expect((await world.pools.read.disputeOf([world.campaign, ETH])).nextRaise).to.equal(2n * bond);
    await decideNow(world, false);
    // The pool now has the top-up and half of the bond, too; the next one is of all of it.
    expect(await bondFor(0n)).to.equal((GIVES + 100n + bond / 2n + 99n) / 100n);
  });

  it("a top-up in front of an honest one doesn't stop it: what was sent too much comes back as a credit", async () => {
    const { world, bondFor, proposeEmpty } = await load();
    const { pools, brand, collector } = world;
    const bond = await bondFor(0n);
    await fund(world, collector, 100n, ETH);
    await assert.revertWithCustomErrorWithArgs(proposeEmpty(bond), pools, "WrongValue", [bond, bond + 1n] as never);
    await proposeEmpty(2n * bond);
    expect(await bondFor(0n), "what a dispute needs").to.equal(bond + 1n);
    expect(await pools.read.creditOf([brand.account.address, ETH])).to.equal(bond - 1n);
    await time.increase(PERIODS.challenge);
    await pools.write.settle([world.campaign, ETH]);
    expect(await pools.read.creditOf([brand.account.address, ETH]), "with the bond").to.equal(2n * bond);
  });

  it("a top-up in front of a statement changes nothing for it", async () => {
    const { world, bondFor } = await load();
    const bond = await bondFor(GIVES);
    await fund(world, world.collector, 100n, ETH);
    expect(await bondFor(GIVES)).to.equal(bond);
    await propose(world, world.brand, root, GIVES);
  });

  it("one that stands gives each funder its own deposits, and the brand what was forfeited meanwhile", async () => {
    const { world, bondFor, proposeEmpty } = await load();
    const { pools, campaign, brand, other, publicClient } = world;
    const bond = await bondFor(GIVES);
    await propose(world, brand, root, GIVES);
    await pools.write.dispute([campaign, ETH], { account: other.account, value: bond });
    await decideNow(world, false);
    await proposeEmpty(await bondFor(0n));
    await time.increase(PERIODS.challenge);
    await pools.write.refund([campaign, ETH], { account: brand.account });
    await assert.revertWithCustomError(
      pools.write.refund([campaign, ETH], { account: brand.account }),
      pools,
      "NothingOwed",
    );
    await pools.write.takeProceeds([campaign, ETH, brand.account.address], { account: brand.account });
    const credits = await Promise.all([brand, other].map(({ account }) => pools.read.creditOf([account.address, ETH])));
    const held = await publicClient.getBalance({ address: pools.address });
    const { funded, refunded } = await pools.read.poolOf([campaign, ETH]);
    expect([funded, refunded]).to.deep.equal([GIVES + bond / 2n, GIVES + bond / 2n]);
    expect(held).to.equal((credits[0] ?? 0n) + (credits[1] ?? 0n));
  });
});
