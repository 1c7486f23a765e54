/**
 * A decision meets another statement than the one the arbiter looked at: between its signature and its block the disputed
 * statement falls, and a false one takes its place.
 */
import { expect } from "chai";
import { type Hex, keccak256, toHex } from "viem";
import {
  deployPools,
  fund,
  networkHelpers,
  PERIODS,
  type PoolWorld,
  propose,
  statementOf,
  UNIT,
  until,
  viem,
} from "../RewardPools/support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const GIVES = 1_000n * UNIT;
const honest = keccak256(toHex("the honest statement"));

describe("Attack: a decision about one statement, used for another", () => {
  let world: PoolWorld;
  const disputed = async () => {
    const fresh = await deployPools();
    await fund(fresh, fresh.brand, GIVES);
    await until(fresh.settleBy);
    await propose(fresh, fresh.brand, honest, GIVES);
    await fresh.pools.write.dispute([fresh.campaign, fresh.token], { account: fresh.other.account });
    return fresh;
  };
  beforeEach(async () => {
    world = await loadFixture(disputed);
  });

  const decide = (root: Hex, total: bigint, stands: boolean) =>
    world.pools.write.decide([world.campaign, world.token, root, total, stands], {
      account: world.arbiter.account,
    });
  const pool = () => world.pools.read.poolOf([world.campaign, world.token]);

  /** The thief's statement, which gives everything to the thief; its puppet disputes it, so that it can be decided. */
  async function swap() {
    const { pools, campaign, token, collector, other } = world;
    const total = (await pool()).funded;
    const made = statementOf(world, campaign, token, [{ account: collector.account.address, cumulative: total }]);
    await propose(world, collector, made.root, total);
    await pools.write.dispute([campaign, token], { account: other.account });
    return { made, total };
  }

  async function expectNotDecided(root: Hex) {
    const seen = await pool();
    expect([seen.state, seen.pendingRoot]).to.deep.equal([2, root]);
    await time.increase(PERIODS.challenge);
    await assert.revertWithCustomError(
      world.pools.write.claim([world.campaign, world.token, world.collector.account.address, seen.pendingTotal, []]),
      world.pools,
      "NothingStands",
    );
  }

  it("fails where the dispute was over by time", async () => {
    await time.increase(PERIODS.silence + PERIODS.challenge);
    const { made } = await swap();
    await assert.revertWithCustomError(decide(honest, GIVES, true), world.pools, "OtherStatement");
    await expectNotDecided(made.root);
  });

  it("fails where a raise that costs nothing made the statement fall", async () => {
    await time.increase(PERIODS.silence);
    for (let i = 0; i < 7; i++) {
      const by = i % 2 === 0 ? world.curator : world.other;
      await world.pools.write.raise([world.campaign, world.token, i % 2 === 0], { account: by.account });
    }
    const { made } = await swap();
    await assert.revertWithCustomError(decide(honest, GIVES, true), world.pools, "OtherStatement");
    await expectNotDecided(made.root);
  });

  it("fails where the same root comes with another total", async () => {
    const { pools, campaign, token } = world;
    await decide(honest, GIVES, false);
    await propose(world, world.brand, honest, GIVES + UNIT);
    await pools.write.dispute([campaign, token], { account: world.other.account });
    await assert.revertWithCustomErrorWithArgs(decide(honest, GIVES, true), pools, "OtherStatement", [
      campaign,
      world.dollar.address,
      honest,
      GIVES + UNIT,
    ] as never);
    await decide(honest, GIVES + UNIT, true);
    expect((await pool()).state).to.equal(3);
  });

  it("names an empty roll by a root and a total of 0", async () => {
    const { pools, campaign, token } = world;
    await decide(honest, GIVES, false);
    await pools.write.proposeEmpty([campaign, token], { account: world.brand.account });
    await pools.write.dispute([campaign, token], { account: world.other.account });
    await assert.revertWithCustomError(decide(honest, GIVES, false), pools, "OtherStatement");
    await decide(`0x${"00".repeat(32)}`, 0n, false);
    expect((await pool()).state).to.equal(0);
  });
});
