import { expect } from "chai";
import { type Hex, keccak256, maxUint256, toHex, zeroAddress } from "viem";
import {
  decideNow,
  deployPools,
  ETH,
  fund,
  networkHelpers,
  PERIODS,
  type Person,
  type PoolWorld,
  propose,
  standing,
  until,
  valueFor,
  viem,
} from "./support.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("a root"));

const add = (world: PoolWorld, by: Person, amount: bigint, token = world.token, campaign = world.campaign) =>
  world.pools.write.addProceeds([campaign, token, amount], {
    account: by.account,
    value: valueFor(token, amount),
  });
const take = (world: PoolWorld, by: Person, token = world.token, to = by.account.address as Hex) =>
  world.pools.write.takeProceeds([world.campaign, token, to], { account: by.account });
const proposeEmpty = (world: PoolWorld, token = world.token) =>
  world.pools.read.bondFor([world.campaign, token, 0n]).then((bond) =>
    world.pools.write.proposeEmpty([world.campaign, token], {
      account: world.brand.account,
      value: valueFor(token, bond),
    }),
  );
const poolOf = (world: PoolWorld, token = world.token) => world.pools.read.poolOf([world.campaign, token]);

for (const kind of ["token", "ETH"] as const) {
  describe(`RewardPools: proceeds (${kind})`, () => {
    let world: PoolWorld;
    let token: Hex;
    beforeEach(async () => {
      world = await loadFixture(deployPools);
      token = kind === "ETH" ? ETH : world.token;
    });
    const emptied = async () => {
      await fund(world, world.other, 1_000n, token);
      await add(world, world.collector, 500n, token);
      await until(world.rollAt);
      await proposeEmpty(world, token);
      await time.increase(PERIODS.challenge);
    };
    const balance = (of: Person) =>
      kind === "ETH"
        ? world.publicClient.getBalance({ address: of.account.address })
        : world.dollar.read.balanceOf([of.account.address]);

    it("come from anybody, count as funded, and are nobody's deposit", async () => {
      const { pools, campaign, collector } = world;
      await assert.emitWithArgs(add(world, collector, 7n, token), pools, "ProceedsAdded", [
        campaign,
        kind === "ETH" ? zeroAddress : (await viem.getContractAt("DemoToken", token)).address,
        collector.account.address,
        7n,
      ]);
      await add(world, world.other, 2n, token);
      expect(await poolOf(world, token)).to.include({ funded: 9n, proceeds: 9n, refunded: 0n });
      expect(await pools.read.depositOf([campaign, token, collector.account.address])).to.equal(0n);
      expect((await pools.read.poolOf([world.second, token])).funded, "P7").to.equal(0n);
    });

    it("lock the campaign, and give its pool its times", async () => {
      await add(world, world.collector, 100n, token);
      expect(await world.contributions.read.isLocked([world.campaign])).to.equal(true);
      await assert.revertWithCustomError(propose(world, world.brand, root, 100n, token), world.pools, "RollOpen");
      await until(world.rollAt);
      await propose(world, world.brand, root, 100n, token);
    });

    it("are given out by a statement as any deposit is, and can't be taken then (P9)", async () => {
      await add(world, world.collector, 600n, token);
      await fund(world, world.other, 400n, token);
      await until(world.rollAt);
      const account = world.author.account.address;
      const made = await standing(world, [{ account, cumulative: 1_000n }], token);
      await world.pools.write.claim([world.campaign, token, account, 1_000n, made.proof(0)]);
      expect((await poolOf(world, token)).paid).to.equal(1_000n);
      await assert.revertWithCustomErrorWithArgs(take(world, world.brand, token), world.pools, "NoEmptyRoll", [
        world.campaign,
        kind === "ETH" ? zeroAddress : world.dollar.address,
      ]);
    });

    it("stay when deposits go back by time alone, for a statement to come", async () => {
      await fund(world, world.other, 1_000n, token);
      await add(world, world.collector, 500n, token);
      await until(world.settleBy + PERIODS.refund);
      await world.pools.write.refund([world.campaign, token], { account: world.other.account });
      await assert.revertWithCustomError(
        world.pools.write.refund([world.campaign, token], { account: world.collector.account }),
        world.pools,
        "NothingOwed",
      );
      await assert.revertWithCustomError(take(world, world.brand, token), world.pools, "NoEmptyRoll");
      await assert.revertWithCustomErrorWithArgs(
        propose(world, world.other, root, 501n, token),
        world.pools,
        "BadTotal",
        [501n, 250n, 500n],
      );
      await propose(world, world.other, root, 500n, token);
    });

    it("are the brand's once an empty roll stood, seen or unseen, and deposits aren't (P9)", async () => {
      await emptied();
      const { pools, campaign, brand, author, other } = world;
      const before = await balance(author);
      const taken = await take(world, brand, token, author.account.address);
      const logs = await pools.getEvents.ProceedsTaken();
      expect(logs.map(({ args }) => [args.campaign, args.amount, args.to?.toLowerCase()])).to.deep.equal([
        [campaign, 500n, author.account.address],
      ]);
      expect(taken).to.match(/^0x/);
      expect((await balance(author)) - before).to.equal(500n);
      expect(await poolOf(world, token)).to.include({ funded: 1_500n, refunded: 500n, proceeds: 0n, emptyStood: true });
      await assert.revertWithCustomErrorWithArgs(take(world, brand, token), pools, "NothingOwed", [
        brand.account.address,
        kind === "ETH" ? zeroAddress : world.dollar.address,
      ] as never);
      await pools.write.refund([campaign, token], { account: other.account });
      expect(await poolOf(world, token)).to.include({ funded: 1_500n, refunded: 1_500n });
    });

    it("still come after that, and are the brand's too", async () => {
      await emptied();
      await take(world, world.brand, token);
      await add(world, world.collector, 3n, token);
      await take(world, world.brand, token);
      expect(await poolOf(world, token)).to.include({ funded: 1_503n, refunded: 503n, proceeds: 0n });
    });

    it("aren't the brand's before an empty roll stands, while it is disputed, or while anything else is pending", async () => {
      const refused = async () =>
        assert.revertWithCustomError(take(world, world.brand, token), world.pools, "NoEmptyRoll");
      await fund(world, world.other, 1_000n, token);
      await add(world, world.collector, 500n, token);
      await refused();
      await until(world.rollAt);
      await proposeEmpty(world, token);
      await time.increase(PERIODS.challenge - 2);
      await refused();
      await world.pools.write.dispute([world.campaign, token], {
        account: world.other.account,
        value: valueFor(token, 15n),
      });
      await refused();
      await decideNow(world, true, world.arbiter, token);
      // Upheld after its time: it stands at once. A statement proposed now holds everything.
      await propose(world, world.brand, root, 1_500n, token);
      await refused();
      await time.increase(PERIODS.challenge);
      await refused();
    });

    it("that were taken can't be given out later, when somebody shows that a work was accepted after all", async () => {
      await emptied();
      await take(world, world.brand, token);
      await until(world.settleBy);
      await assert.revertWithCustomErrorWithArgs(
        propose(world, world.collector, root, 1_001n, token),
        world.pools,
        "BadTotal",
        [1_001n, 500n, 1_000n],
      );
      const account = world.author.account.address;
      await add(world, world.collector, 8n, token);
      const made = await standing(world, [{ account, cumulative: 1_008n }], token);
      await assert.revertWithCustomError(take(world, world.brand, token), world.pools, "NoEmptyRoll");
      await world.pools.write.claim([world.campaign, token, account, 1_008n, made.proof(0)]);
    });

    it("include the pool's half of lost stakes", async () => {
      await fund(world, world.other, 1_000n, token);
      await until(world.rollAt);
      await propose(world, world.brand, root, 1_000n, token);
      await world.pools.write.dispute([world.campaign, token], {
        account: world.other.account,
        value: valueFor(token, 10n),
      });
      await decideNow(world, false, world.arbiter, token);
      expect(await poolOf(world, token)).to.include({ funded: 1_005n, proceeds: 5n });
      await proposeEmpty(world, token);
      await time.increase(PERIODS.challenge);
      await take(world, world.brand, token);
      await world.pools.write.refund([world.campaign, token], { account: world.other.account });
      expect(await poolOf(world, token)).to.include({ funded: 1_005n, refunded: 1_005n, proceeds: 0n });
    });

    it("are taken by the brand of the day alone, and never to nowhere", async () => {
      await emptied();
      const { pools, contributions, campaign, brand, other } = world;
      for (const person of [other, world.arbiter, world.collector]) {
        await assert.revertWithCustomErrorWithArgs(take(world, person, token), pools, "NotTheBrand", [
          campaign,
          person.account.address,
        ] as never);
      }
      for (const to of [zeroAddress, pools.address] as const) {
        await assert.revertWithCustomError(take(world, brand, token, to), pools, "BadTarget");
      }
      await contributions.write.offerBrand([campaign, other.account.address], { account: brand.account });
      await contributions.write.acceptBrand([campaign], { account: other.account });
      await assert.revertWithCustomError(take(world, brand, token), pools, "NotTheBrand");
      await take(world, other, token);
    });
  });
}

describe("RewardPools: proceeds that aren't any", () => {
  it("are refused: nothing, another value, ETH beside a token, no token, no campaign, more than fits", async () => {
    const world = await loadFixture(deployPools);
    const { pools, campaign, token } = world;
    const nobody: Hex = "0x000000000000000000000000000000000000dEaD";
    const cases = [
      [pools.write.addProceeds([campaign, ETH, 0n]), "NothingFunded", []],
      [pools.write.addProceeds([campaign, token, 0n]), "NothingFunded", []],
      [pools.write.addProceeds([campaign, ETH, 5n], { value: 4n }), "WrongValue", [4n, 5n]],
      [pools.write.addProceeds([campaign, ETH, 5n], { value: 6n }), "WrongValue", [6n, 5n]],
      [pools.write.addProceeds([campaign, token, 5n], { value: 1n }), "WrongValue", [1n, 0n]],
      [pools.write.addProceeds([campaign, nobody, 5n]), "NotAToken", [nobody]],
    ] as const;
    for (const [call, name, args] of cases)
      await assert.revertWithCustomErrorWithArgs(call, pools, name, args as never);
    await assert.revertWithCustomError(
      pools.write.addProceeds([99, ETH, 1n], { value: 1n }),
      world.contributions,
      "UnknownCampaign",
    );
    const huge = await viem.deployContract("HostileToken");
    await huge.write.mint([world.brand.account.address, maxUint256]);
    await huge.write.approve([pools.address, maxUint256]);
    await add(world, world.brand, 2n ** 127n - 1n, huge.address);
    await assert.revertWithCustomErrorWithArgs(add(world, world.brand, 1n, huge.address), pools, "AmountTooLarge", [
      1n,
    ]);
  });

  it("count as what arrives of a token that keeps a fee", async () => {
    const world = await loadFixture(deployPools);
    const taxed = await viem.deployContract("HostileToken");
    await taxed.write.mint([world.other.account.address, 100n]);
    await taxed.write.approve([world.pools.address, 100n], { account: world.other.account });
    await taxed.write.setMode([1]);
    await add(world, world.other, 100n, taxed.address);
    expect(await poolOf(world, taxed.address)).to.include({ funded: 90n, proceeds: 90n });
  });
});
