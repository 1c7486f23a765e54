/** Money that comes in beside deposits, and what a brand or a stranger could do with it. */
import { expect } from "chai";
import { type Hex, keccak256, toHex, zeroHash } from "viem";
import { ETH, fund, PERIODS, type Person, STATEMENT, until } from "../RewardPools/support.ts";
import { deployEditions, type EditionsWorld, mint, openSelling } from "../support/editionsWorld.ts";
import { certify, networkHelpers, open, viem } from "../support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;
const root = keccak256(toHex("an honest root"));

describe("Attack: games with proceeds", () => {
  let world: EditionsWorld;

  beforeEach(async () => {
    world = await loadFixture(deployEditions);
  });

  const add = (by: Person, value: bigint, campaign = world.campaign) =>
    world.pools.write.addProceeds([campaign, ETH, value], { account: by.account, value });
  const take = (by: Person, campaign = world.campaign) =>
    world.pools.write.takeProceeds([campaign, ETH, by.account.address], { account: by.account });
  const propose = (total: bigint, campaign = world.campaign) =>
    world.pools.write.propose([campaign, ETH, root, total, STATEMENT, 1], {
      account: world.collector.account,
      value: (total + 99n) / 100n,
    });
  async function emptyStands(campaign = world.campaign) {
    await world.pools.write.proposeEmpty([campaign, ETH], { account: world.brand.account, value: 10n ** 18n });
    await time.increase(PERIODS.challenge);
  }

  it("remains: after a false empty roll the brand stalls honest statements by proceeds that it takes back; not those that follow it", async () => {
    const { pools, brand, other } = world;
    await fund(world, other, 1_000n, ETH);
    await until(world.rollAt);
    await emptyStands();
    await until(world.settleBy);
    await add(brand, 1_001n);
    await assert.revertWithCustomError(propose(1_000n) as Promise<Hex>, pools, "BadTotal");
    await take(brand);
    // Whoever proposes over what is there at the time holds the brand's money with it.
    await add(brand, 1_001n);
    await propose(2_001n);
    await assert.revertWithCustomError(take(brand) as Promise<Hex>, pools, "NoEmptyRoll");
    await time.increase(PERIODS.challenge);
    await assert.revertWithCustomError(take(brand) as Promise<Hex>, pools, "NoEmptyRoll");
    // The funder was free to leave all the time until then, and isn't any more (P9).
    await assert.revertWithCustomError(
      pools.write.refund([world.campaign, ETH], { account: other.account }) as Promise<Hex>,
      pools,
      "NoRefund",
    );
  });

  it("before an empty roll stands, stalling costs the pool's own size each time, for the contributors", async () => {
    const { pools, brand, other } = world;
    await fund(world, other, 1_000n, ETH);
    await until(world.settleBy);
    await add(brand, 1_000n);
    await propose(1_000n);
    await time.increase(PERIODS.challenge);
    await assert.revertWithCustomError(take(brand) as Promise<Hex>, pools, "NoEmptyRoll");
    expect((await pools.read.poolOf([world.campaign, ETH])).total).to.equal(1_000n);
  });

  it("remains: with the arbiter's help a brand that accepts nothing gets the appellants' bonds", async () => {
    const { curation, contributions, pools, brand, arbiter, author } = world;
    const opened = await open(world);
    const { campaign } = opened;
    const id = await certify(world, author, opened, "work");
    const [, from, end, rollAt] = await contributions.read.scheduleOf([campaign]);
    await until(from);
    await curation.write.appeal([id], { account: author.account, value: opened.settings.appealBond });
    await until(from + Math.floor((end - from) / 2));
    await curation.write.decideAppeals(
      [campaign, [{ id, author: author.account.address, upheld: false, score: 0, note: zeroHash }]],
      { account: arbiter.account },
    );
    await curation.write.forwardBonds([campaign]);
    await until(rollAt);
    await emptyStands(campaign);
    await take(brand, campaign);
    expect((await pools.read.poolOf([campaign, ETH])).refunded).to.equal(opened.settings.appealBond);
  });

  it("remains: a free edition's cap is whoever's comes first; with a price, buying it up pays the contributors", async () => {
    const { editions, collector, other, pools } = world;
    const free = await openSelling(world, { editionPrice: 0n, editionCap: 10 });
    const sold = await openSelling(world, { editionPrice: 7n, editionCap: 10 });
    await until(Math.max(free.rollAt, sold.rollAt));
    await mint(world, free.campaign, collector, 10n);
    await assert.revertWithCustomError(mint(world, free.campaign, other, 1n), editions, "CapExceeded");
    await mint(world, sold.campaign, collector, 10n, { value: 70n });
    expect((await pools.read.poolOf([sold.campaign, ETH])).proceeds).to.equal(70n);
  });
});
