import { expect } from "chai";
import { type Hex, keccak256, toHex, zeroHash } from "viem";
import {
  decideNow,
  deployPools,
  ETH,
  fund,
  fundedAfterRoll,
  networkHelpers,
  PERIODS,
  type PoolWorld,
  propose,
  STATEMENT,
  standing,
  statementOf,
  UNIT,
  until,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));
const other = keccak256(toHex("another root"));

describe("RewardPools: statements", () => {
  let world: PoolWorld;
  beforeEach(async () => {
    world = await loadFixture(deployPools);
  });
  const funded = async () => {
    const fresh = await deployPools();
    await fundedAfterRoll(fresh, 1_000n * UNIT);
    return fresh;
  };
  const pool = () => world.pools.read.poolOf([world.campaign, world.token]);

  it("can't be proposed before the roll closes", async () => {
    await fund(world, world.brand, 100n);
    await until(world.rollAt - 2);
    await assert.revertWithCustomErrorWithArgs(propose(world, world.brand, root, 100n), world.pools, "RollOpen", [
      world.campaign,
      BigInt(world.rollAt - 1),
      world.rollAt,
    ]);
    await until(world.rollAt - 1);
    await propose(world, world.brand, root, 100n);
    expect((await pool()).pendingTotal).to.equal(100n);
  });

  it("need money in the pool", async () => {
    await until(world.rollAt);
    await assert.revertWithCustomErrorWithArgs(propose(world, world.brand, root, 1n), world.pools, "BadTotal", [
      1n,
      1n,
      0n,
    ]);
  });

  describe("on a funded pool, after the roll", () => {
    beforeEach(async () => {
      world = await loadFixture(funded);
    });

    it("are announced with all that a stranger needs, and take a bond of 1 %, rounded up", async () => {
      expect(await world.pools.read.bondFor([world.campaign, world.token, 501n * UNIT + 1n])).to.equal(
        5n * UNIT + 10_001n,
      );
      const before = await world.dollar.read.balanceOf([world.brand.account.address]);
      const hash = propose(world, world.brand, root, 501n * UNIT + 1n);
      const at = (await time.latest()) + 1;
      await assert.emitWithArgs(hash, world.pools, "StatementProposed", [
        world.campaign,
        world.dollar.address,
        world.brand.account.address,
        1,
        root,
        501n * UNIT + 1n,
        STATEMENT,
        1,
        5n * UNIT + 10_001n,
        at + PERIODS.challenge,
      ] as never);
      expect(before - (await world.dollar.read.balanceOf([world.brand.account.address]))).to.equal(5n * UNIT + 10_001n);
      const seen = await pool();
      expect([seen.state, seen.pendingRoot, seen.root, seen.total, seen.proposals]).to.deep.equal([
        1,
        root,
        zeroHash,
        0n,
        1,
      ]);
    });

    it("while pending are not taken for an empty roll, whose bond stays one of the whole pool", async () => {
      expect(await world.pools.read.bondFor([world.campaign, world.token, 0n])).to.equal(10n * UNIT);
      await propose(world, world.brand, root, 600n * UNIT);
      expect(await pool()).to.include({ state: 1, pendingEmpty: false, pendingTotal: 600n * UNIT });
      expect(await world.pools.read.bondFor([world.campaign, world.token, 0n])).to.equal(10n * UNIT);
      await time.increase(PERIODS.challenge);
      expect(await pool()).to.include({ state: 0, emptyStood: false, root });
      await world.pools.write.settle([world.campaign, world.token]);
      expect(await pool()).to.include({ state: 0, emptyStood: false, root });
    });

    it("keep both parts of their root through standing and falling", async () => {
      await propose(world, world.brand, root, 500n * UNIT);
      await time.increase(PERIODS.challenge);
      expect((await pool()).root).to.equal(root);
      await propose(world, world.brand, other, 1_000n * UNIT);
      let seen = await pool();
      expect([seen.root, seen.total, seen.pendingRoot, seen.pendingTotal]).to.deep.equal([
        root,
        500n * UNIT,
        other,
        1_000n * UNIT,
      ]);
      await world.pools.write.dispute([world.campaign, world.token], { account: world.other.account });
      await decideNow(world, false);
      seen = await pool();
      expect([seen.root, seen.total, seen.state, seen.pendingTotal]).to.deep.equal([root, 500n * UNIT, 0, 0n]);
      await propose(world, world.brand, other, 1_002n * UNIT);
      await time.increase(PERIODS.challenge);
      seen = await pool();
      expect([seen.root, seen.total, seen.proposals]).to.deep.equal([other, 1_002n * UNIT, 3]);
    });

    it("have bounds: half of what is undistributed, 1 % of what was funded, never more than there is", async () => {
      const refuse = (total: bigint, least: bigint, most = 1_000n * UNIT) =>
        assert.revertWithCustomErrorWithArgs(propose(world, world.brand, root, total), world.pools, "BadTotal", [
          total,
          least,
          most,
        ]);
      await refuse(500n * UNIT - 1n, 500n * UNIT);
      await refuse(1_000n * UNIT + 1n, 500n * UNIT);
      await refuse(1n, 500n * UNIT);
      await propose(world, world.brand, root, 985n * UNIT);
      await time.increase(PERIODS.challenge);
      // 15 are left: half is 7.5, but 1 % of all is 10.
      await refuse(994n * UNIT, 995n * UNIT);
      await refuse(985n * UNIT, 995n * UNIT);
      await refuse(100n * UNIT, 995n * UNIT);
      await propose(world, world.brand, other, 995n * UNIT);
      await time.increase(PERIODS.challenge);
      await refuse(1_000n * UNIT, 1_005n * UNIT);
      await fund(world, world.other, 6n * UNIT);
      await propose(world, world.brand, root, 1_006n * UNIT);
    });

    it("refuse an empty root and an unknown codec", async () => {
      await assert.revertWithCustomError(propose(world, world.brand, zeroHash, 500n * UNIT), world.pools, "EmptyRoot");
      const low: Hex = `0x${"00".repeat(26)}${"ff".repeat(6)}`;
      await assert.revertWithCustomError(propose(world, world.brand, low, 500n * UNIT), world.pools, "EmptyRoot");
      await assert.revertWithCustomErrorWithArgs(
        world.pools.write.propose([world.campaign, world.token, root, 500n * UNIT, STATEMENT, 2]),
        world.pools,
        "BadCodec",
        [2],
      );
    });

    it("come one at a time, and are never overwritten", async () => {
      await propose(world, world.brand, root, 500n * UNIT);
      const { claimableFrom } = await pool();
      await assert.revertWithCustomErrorWithArgs(
        propose(world, world.brand, other, 1_000n * UNIT),
        world.pools,
        "ProposalPending",
        [world.campaign, world.dollar.address, claimableFrom] as never,
      );
      await time.increaseTo(claimableFrom - 2);
      await assert.revertWithCustomError(
        propose(world, world.brand, other, 1_000n * UNIT),
        world.pools,
        "ProposalPending",
      );
      await time.increaseTo(claimableFrom - 1);
      await assert.emit(propose(world, world.brand, other, 1_000n * UNIT), world.pools, "StatementStood");
    });

    it("are the brand's alone until settle-by, and for 30 days after one stood; after that anybody's", async () => {
      await assert.revertWithCustomErrorWithArgs(
        propose(world, world.other, root, 500n * UNIT),
        world.pools,
        "NotYetOpenToAll",
        [world.campaign, BigInt(world.settleBy)],
      );
      await until(world.settleBy - 1);
      await propose(world, world.other, root, 500n * UNIT);
      const { claimableFrom } = await pool();
      await time.increaseTo(claimableFrom);
      await assert.revertWithCustomErrorWithArgs(
        propose(world, world.other, other, 1_000n * UNIT),
        world.pools,
        "NotYetOpenToAll",
        [world.campaign, BigInt(claimableFrom + PERIODS.reopen)],
      );
      await time.increaseTo(claimableFrom + PERIODS.reopen - 1);
      await propose(world, world.other, other, 1_000n * UNIT);
    });

    it("follow the brand's role", async () => {
      await world.contributions.write.offerBrand([world.campaign, world.other.account.address]);
      await world.contributions.write.acceptBrand([world.campaign], { account: world.other.account });
      await assert.revertWithCustomError(
        propose(world, world.brand, root, 500n * UNIT),
        world.pools,
        "NotYetOpenToAll",
      );
      await propose(world, world.other, root, 500n * UNIT);
    });

    it("settle when due, not before, and give the bond back as a credit", async () => {
      const settle = () =>
        world.pools.write.settle([world.campaign, world.token], { account: world.collector.account });
      await assert.revertWithCustomErrorWithArgs(settle(), world.pools, "NothingPending", [
        world.campaign,
        world.dollar.address,
      ] as never);
      await propose(world, world.brand, root, 500n * UNIT);
      const { claimableFrom } = await pool();
      await assert.revertWithCustomErrorWithArgs(settle(), world.pools, "NotDue", [
        world.campaign,
        world.dollar.address,
        claimableFrom,
      ] as never);
      await time.increaseTo(claimableFrom - 1);
      await assert.emitWithArgs(settle(), world.pools, "StatementStood", [
        world.campaign,
        world.dollar.address,
        1,
        root,
        500n * UNIT,
      ] as never);
      expect(await world.pools.read.creditOf([world.brand.account.address, world.token])).to.equal(5n * UNIT);
      await assert.revertWithCustomError(settle(), world.pools, "NothingPending");
    });

    it("withdraw: only one's own, only once, never to nowhere", async () => {
      await standing(world, [{ account: world.author.account.address, cumulative: 500n * UNIT }]);
      const { pools, token, brand, collector } = world;
      await assert.revertWithCustomErrorWithArgs(
        pools.write.withdraw([token, collector.account.address], { account: collector.account }),
        pools,
        "NothingOwed",
        [collector.account.address, world.dollar.address] as never,
      );
      for (const to of ["0x0000000000000000000000000000000000000000", pools.address] as const) {
        await assert.revertWithCustomError(pools.write.withdraw([token, to]), pools, "BadTarget");
      }
      const before = await world.dollar.read.balanceOf([collector.account.address]);
      await pools.write.withdraw([token, collector.account.address], { account: brand.account });
      expect((await world.dollar.read.balanceOf([collector.account.address])) - before).to.equal(5n * UNIT);
      await assert.revertWithCustomError(
        pools.write.withdraw([token, collector.account.address]),
        pools,
        "NothingOwed",
      );
    });

    it("ask for the exact bond in ETH", async () => {
      await fund(world, world.brand, 1_000n, ETH);
      const give = (value: bigint) =>
        world.pools.write.propose([world.campaign, ETH, root, 1_000n, STATEMENT, 0], {
          account: world.brand.account,
          value,
        });
      await assert.revertWithCustomErrorWithArgs(give(9n), world.pools, "WrongValue", [9n, 10n]);
      await assert.revertWithCustomErrorWithArgs(give(11n), world.pools, "WrongValue", [11n, 10n]);
      await give(10n);
    });

    it("of one campaign leave the other alone (P7)", async () => {
      await fund(world, world.brand, 1_000n * UNIT, world.token, world.second);
      const before = await world.pools.read.poolOf([world.second, world.token]);
      const made = statementOf(world, world.campaign, world.token, [
        { account: world.author.account.address, cumulative: 500n * UNIT },
      ]);
      await propose(world, world.brand, made.root, 500n * UNIT);
      await world.pools.write.dispute([world.campaign, world.token], { account: world.other.account });
      await decideNow(world, false);
      expect(await world.pools.read.poolOf([world.second, world.token])).to.deep.equal(before);
    });
  });
});
