import { expect } from "chai";
import { keccak256, toHex, zeroHash } from "viem";
import {
  DAY,
  decideNow,
  deployPools,
  ETH,
  fund,
  networkHelpers,
  PERIODS,
  type Person,
  type PoolWorld,
  propose,
  UNIT,
  until,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));

describe("RewardPools: empty rolls and refunds", () => {
  let world: PoolWorld;
  const funded = async () => {
    const fresh = await deployPools();
    await fund(fresh, fresh.brand, 600n * UNIT);
    await fund(fresh, fresh.other, 400n * UNIT);
    await until(fresh.rollAt);
    return fresh;
  };
  beforeEach(async () => {
    world = await loadFixture(funded);
  });
  const refund = (by: Person) => world.pools.write.refund([world.campaign, world.token], { account: by.account });
  const proposeEmpty = (by: Person) =>
    world.pools.write.proposeEmpty([world.campaign, world.token], { account: by.account });
  const dispute = (by: Person) => world.pools.write.dispute([world.campaign, world.token], { account: by.account });
  const decide = (stands: boolean) => decideNow(world, stands);
  const pool = () => world.pools.read.poolOf([world.campaign, world.token]);
  const balance = (of: Person) => world.dollar.read.balanceOf([of.account.address]);
  const refuse = (
    call: Promise<unknown>,
    error: "NoRefund" | "NothingOwed" | "EmptyNotPossible" | "ProposalPending" | "RollOpen" | "NotYetOpenToAll",
  ) => assert.revertWithCustomError(call as never, world.pools, error);

  it("are not for a pool that has time left", async () => {
    await refuse(refund(world.brand), "NoRefund");
    await until(world.settleBy + PERIODS.refund - 2);
    await refuse(refund(world.brand), "NoRefund");
  });

  it("come from the very second in which the 180 days are over", async () => {
    await time.setNextBlockTimestamp(world.settleBy + PERIODS.refund - 1);
    await refuse(refund(world.brand), "NoRefund");
    await time.setNextBlockTimestamp(world.settleBy + PERIODS.refund);
    await refund(world.brand);
    expect(await pool()).to.include({ refunded: 600n * UNIT });
  });

  it("come 180 days after settle-by, to each funder its own", async () => {
    await until(world.settleBy + PERIODS.refund);
    for (const [who, amount] of [
      [world.other, 400n * UNIT],
      [world.brand, 600n * UNIT],
    ] as const) {
      const before = await balance(who);
      await assert.emitWithArgs(refund(who), world.pools, "Refunded", [
        world.campaign,
        world.dollar.address,
        who.account.address,
        amount,
      ] as never);
      expect((await balance(who)) - before).to.equal(amount);
      await refuse(refund(who), "NothingOwed");
    }
    await refuse(refund(world.collector), "NothingOwed");
    expect(await pool()).to.include({ funded: 1_000n * UNIT, refunded: 1_000n * UNIT });
    expect(await world.dollar.read.balanceOf([world.pools.address])).to.equal(0n);
  });

  it("wait 180 days from the end of the last proposal", async () => {
    await until(world.settleBy + PERIODS.refund - DAY);
    await propose(world, world.collector, root, 1_000n * UNIT);
    await refuse(refund(world.brand), "NoRefund");
    await dispute(world.other);
    await time.increase(2 * DAY);
    await refuse(refund(world.brand), "NoRefund");
    await decide(false);
    const ended = await time.latest();
    await refuse(refund(world.brand), "NoRefund");
    await until(ended + PERIODS.refund - 2);
    await refuse(refund(world.brand), "NoRefund");
    await until(ended + PERIODS.refund);
    await refund(world.brand);
    // Half of the lost bond stays in the pool; it is nobody's deposit.
    await refund(world.other);
    const { funded, refunded } = await pool();
    expect(funded - refunded).to.equal(5n * UNIT);
  });

  it("end for ever once a statement stands, seen or unseen (P9)", async () => {
    await propose(world, world.brand, root, 1_000n * UNIT);
    await until(world.settleBy + PERIODS.refund);
    await refuse(refund(world.brand), "NoRefund");
    await world.pools.write.settle([world.campaign, world.token]);
    await refuse(refund(world.brand), "NoRefund");
    await refuse(proposeEmpty(world.brand), "EmptyNotPossible");
  });

  it("come early where an empty roll stands, with a bond of 1 %", async () => {
    await assert.emitWithArgs(proposeEmpty(world.brand), world.pools, "EmptyProposed", [
      world.campaign,
      world.dollar.address,
      world.brand.account.address,
      1,
      10n * UNIT,
      (await time.latest()) + 1 + PERIODS.challenge,
    ] as never);
    expect(await pool()).to.include({ state: 1, pendingEmpty: true, emptyStood: false, root: zeroHash });
    await refuse(proposeEmpty(world.brand), "ProposalPending");
    await refuse(refund(world.brand), "NoRefund");
    await time.increase(PERIODS.challenge);
    expect(await pool()).to.include({ state: 0, emptyStood: true, root: zeroHash, total: 0n });
    await assert.revertWithCustomError(
      world.pools.write.claim([world.campaign, world.token, world.brand.account.address, 1n, []]),
      world.pools,
      "NothingStands",
    );
    await refund(world.other);
    await refund(world.brand);
    expect(await world.pools.read.creditOf([world.brand.account.address, world.token])).to.equal(10n * UNIT);
    await refuse(proposeEmpty(world.brand), "EmptyNotPossible");
  });

  it("an empty roll has the same rules as a statement: time, turn, money, dispute, raises", async () => {
    const early = await deployPools();
    await fund(early, early.brand, 100n);
    await assert.revertWithCustomError(
      early.pools.write.proposeEmpty([early.campaign, early.token], { account: early.brand.account }),
      early.pools,
      "RollOpen",
    );
    world = await funded();
    await refuse(proposeEmpty(world.other), "NotYetOpenToAll");
    await refuse(world.pools.write.proposeEmpty([world.campaign, ETH]) as never, "EmptyNotPossible");
    await proposeEmpty(world.brand);
    // What comes in meanwhile changes no bond.
    await fund(world, world.collector, 5_000n * UNIT);
    await dispute(world.other);
    await time.increase(PERIODS.silence);
    const running = () => world.pools.read.disputeOf([world.campaign, world.token]);
    let stake = 20n * UNIT;
    for (let i = 0; i < 6; i++, stake *= 2n) {
      expect((await running()).nextRaise).to.equal(stake);
      await world.pools.write.raise([world.campaign, world.token, i % 2 === 0], { account: world.collector.account });
    }
    expect((await running()).nextRaise).to.equal(0n);
    await decide(false);
    expect(await pool()).to.include({ state: 0, emptyStood: false });
    expect(await world.pools.read.creditOf([world.brand.account.address, world.token])).to.equal(0n);
    await propose(world, world.brand, root, 6_000n * UNIT);
    await time.increase(PERIODS.challenge);
    expect((await pool()).root).to.equal(root);
  });

  it("an upheld empty roll waits for its challenge period, too", async () => {
    await proposeEmpty(world.brand);
    await dispute(world.other);
    await decide(true);
    await refuse(refund(world.brand), "NoRefund");
    await time.increase(PERIODS.challenge);
    await refund(world.brand);
    expect(await world.pools.read.creditOf([world.brand.account.address, world.token])).to.equal(15n * UNIT);
  });

  it("a standing empty roll yields to a statement that stands later, for what is left (P9)", async () => {
    await proposeEmpty(world.brand);
    await time.increase(PERIODS.challenge);
    await refund(world.brand);
    await until(world.settleBy);
    await propose(world, world.collector, root, 400n * UNIT);
    await refuse(refund(world.other), "NoRefund");
    await time.increase(PERIODS.challenge);
    await refuse(refund(world.other), "NoRefund");
    expect(await pool()).to.include({ root, total: 400n * UNIT, refunded: 600n * UNIT });
  });

  it("a statement that falls after an empty roll leaves refunds open", async () => {
    await proposeEmpty(world.brand);
    await time.increase(PERIODS.challenge);
    await until(world.settleBy);
    await propose(world, world.collector, root, 1_000n * UNIT);
    await dispute(world.other);
    await decide(false);
    await refund(world.other);
  });
});
