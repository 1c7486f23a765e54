/**
 * A statement's bond is a hundredth of what it gives out on top of the standing one; what its tree can take away is all that
 * nobody has claimed yet. These tests say how that ends, and what a lost dispute leaves behind.
 */
import { expect } from "chai";
import { keccak256, toHex } from "viem";
import {
  decideNow,
  deployPools,
  fund,
  fundedAfterRoll,
  networkHelpers,
  PERIODS,
  propose,
  standing,
  statementOf,
  UNIT,
  until,
  viem,
} from "../RewardPools/support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));

describe("Attack: a small later statement that takes what nobody has claimed", () => {
  const proposed = async () => {
    const world = await deployPools();
    const { pools, campaign, token, author, other, collector } = world;
    await fundedAfterRoll(world, 1_000n * UNIT);
    const accounts = [author.account.address, other.account.address];
    const first = await standing(
      world,
      accounts.map((account) => ({ account, cumulative: 500n * UNIT })),
    );
    await until(world.settleBy);
    await time.increase(PERIODS.reopen);
    // The least that the thief has to add, so that there is something to give out: a hundredth.
    await fund(world, collector, 11n * UNIT);
    const total = 1_011n * UNIT;
    const lie = statementOf(world, campaign, token, [{ account: collector.account.address, cumulative: total }]);
    expect(await pools.read.bondFor([campaign, token, total]), "the bond").to.equal((11n * UNIT) / 100n);
    await propose(world, collector, lie.root, total);
    const theft = () => pools.write.claim([campaign, token, collector.account.address, total, lie.proof(0)]);
    return { world, first, total, theft };
  };

  it("ends where anybody claims for all of them from the statement that still stands, by one call", async () => {
    const { world, first, total, theft } = await loadFixture(proposed);
    const { pools, campaign, token } = world;
    await pools.write.claimBatch([first.batch([0, 1])]);
    await time.increase(PERIODS.challenge);
    // The thief's tree promises it more than the total leaves.
    await assert.revertWithCustomError(theft(), pools, "TotalExceeded");
    const { paid } = await pools.read.poolOf([campaign, token]);
    expect(total - paid, "what the thief put in itself").to.equal(11n * UNIT);
  });

  it("ends where anybody disputes it, at the same small stake", async () => {
    const { world, first, theft } = await loadFixture(proposed);
    const { pools, campaign, token, other } = world;
    await pools.write.dispute([campaign, token], { account: other.account });
    await decideNow(world, false);
    await time.increase(PERIODS.challenge);
    await assert.revertWithCustomError(theft(), pools, "BadProof");
    await pools.write.claimBatch([first.batch([0, 1])]);
  });

  it("ends by raises that cost less than it gives out, where the arbiter sleeps", async () => {
    const { world } = await loadFixture(proposed);
    const { pools, campaign, token, collector, other } = world;
    await pools.write.dispute([campaign, token], { account: other.account });
    await time.increase(PERIODS.silence);
    for (let i = 0; i < 7; i++) {
      await pools.write.raise([campaign, token, i % 2 === 0], { account: (i % 2 === 0 ? collector : other).account });
    }
    expect(await pools.read.poolOf([campaign, token])).to.include({ state: 0, total: 1_000n * UNIT });
    expect(await pools.read.creditOf([other.account.address, token]), "1 + 4 + 16 + 64 bonds, all back").to.equal(
      (85n * 11n * UNIT) / 100n,
    );
  });

  it("remains: unclaimed, undisputed, it takes everything", async () => {
    const { world, theft } = await loadFixture(proposed);
    await time.increase(PERIODS.challenge);
    await theft();
    expect((await world.pools.read.poolOf([world.campaign, world.token])).paid).to.equal(1_011n * UNIT);
  });
});

describe("A lost dispute's half for the pool", () => {
  it("waits, where everything was given out, until it is a hundredth of the pool", async () => {
    const world = await loadFixture(deployPools);
    const { pools, campaign, token, brand, other } = world;
    await fundedAfterRoll(world, 1_000n * UNIT);
    await propose(world, brand, root, 1_000n * UNIT);
    await pools.write.dispute([campaign, token], { account: other.account });
    await decideNow(world, true);
    await time.increase(PERIODS.challenge);
    const rest = 1_005n * UNIT;
    await assert.revertWithCustomError(propose(world, brand, root, rest), pools, "BadTotal");
    await fund(world, brand, 6n * UNIT);
    await propose(world, brand, root, rest + 6n * UNIT);
  });
});
