import { expect } from "chai";
import { type Hex, zeroAddress, zeroHash } from "viem";
import { ETH, fund, networkHelpers, PERIODS, standing, until, viem } from "../RewardPools/support.ts";
import {
  CONTENT,
  deployEditions,
  type EditionsWorld,
  heldBy,
  mint,
  openSelling,
  openSold,
  PRICE,
} from "../support/editionsWorld.ts";
import { DAY, digestOf, Kind, open } from "../support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

describe("Editions: content", () => {
  let world: EditionsWorld;
  beforeEach(async () => {
    world = await loadFixture(deployEditions);
  });
  const set = (content: typeof CONTENT, by = world.brand) =>
    world.editions.write.setEdition([world.campaign, content], { account: by.account });

  it("is named by the brand, as often as it likes until the first is sold", async () => {
    const { editions, campaign } = world;
    await assert.emitWithArgs(set(CONTENT), editions, "EditionSet", [
      campaign,
      CONTENT.digest,
      CONTENT.codec,
      CONTENT.kind,
    ]);
    const other = { digest: digestOf("a better one"), codec: 0, kind: Kind.video };
    await set(other);
    expect(await editions.read.editionOf([campaign])).to.deep.equal({
      content: other,
      minted: 0n,
      cap: 0,
      token: zeroAddress,
      price: 0n,
    });
    await world.contributions.write.lock([campaign]);
    await until(world.rollAt);
    await mint(world, campaign, world.other, 2n, { content: other });
    await assert.revertWithCustomErrorWithArgs(set(CONTENT), editions, "ContentFixed", [campaign, 2n]);
  });

  it("is nobody else's to name, and follows the brand's role", async () => {
    const { editions, contributions, campaign, brand, other, arbiter } = world;
    for (const person of [other, arbiter]) {
      await assert.revertWithCustomErrorWithArgs(set(CONTENT, person), editions, "NotTheBrand", [
        campaign,
        person.account.address,
      ] as never);
    }
    await contributions.write.offerBrand([campaign, other.account.address], { account: brand.account });
    await contributions.write.acceptBrand([campaign], { account: other.account });
    await assert.revertWithCustomError(set(CONTENT), editions, "NotTheBrand");
    await set(CONTENT, other);
    await assert.revertWithCustomError(
      editions.write.setEdition([99, CONTENT], { account: brand.account }),
      contributions,
      "UnknownCampaign",
    );
  });

  it("has a digest, one of two codecs, and a known kind", async () => {
    for (const content of [
      { ...CONTENT, digest: zeroHash as Hex },
      { ...CONTENT, codec: 2 },
      { ...CONTENT, kind: 6 },
    ]) {
      await assert.revertWithCustomErrorWithArgs(set(content), world.editions, "BadContent", [
        content.digest,
        content.codec,
        content.kind,
      ] as never);
    }
    await set({ ...CONTENT, codec: 0, kind: 5 });
  });

  it("is named by whoever mints, so that no other is put in front of the first sale", async () => {
    const campaign = await openSold(world);
    const others = [
      { ...CONTENT, digest: digestOf("another picture") },
      { ...CONTENT, codec: 0 },
      { ...CONTENT, kind: Kind.text },
    ];
    for (const content of others) {
      await assert.revertWithCustomErrorWithArgs(
        mint(world, campaign, world.other, 1n, { value: PRICE, content }),
        world.editions,
        "OtherContent",
        [campaign, CONTENT.digest, CONTENT.codec, CONTENT.kind],
      );
    }
  });
});

describe("Editions: minting", () => {
  let world: EditionsWorld;
  beforeEach(async () => {
    world = await loadFixture(deployEditions);
  });
  const poolOf = (campaign: number, token: Hex = ETH) => world.pools.read.poolOf([campaign, token]);

  it("in ETH pays the pool, all of it, and counts", async () => {
    const { editions, pools, other, collector } = world;
    const campaign = await openSold(world);
    const to = collector.account.address;
    await assert.emitWithArgs(mint(world, campaign, other, 3n, { value: 3n * PRICE, to }), editions, "EditionMinted", [
      campaign,
      other.account.address,
      to,
      3n,
      zeroAddress,
      3n * PRICE,
    ] as never);
    await mint(world, campaign, other, 1n, { value: PRICE });
    expect(await editions.read.balanceOf([to, BigInt(campaign)])).to.equal(3n);
    expect(await editions.read.balanceOf([other.account.address, BigInt(campaign)])).to.equal(1n);
    expect(await editions.read.totalSupply([BigInt(campaign)])).to.equal(4n);
    expect(await poolOf(campaign)).to.include({ funded: 4n * PRICE, proceeds: 4n * PRICE });
    expect(await heldBy(world, ETH, editions.address)).to.equal(0n);
    expect(await pools.read.depositOf([campaign, ETH, other.account.address]), "no deposit").to.equal(0n);
    expect((await poolOf(world.campaign)).funded, "P7").to.equal(0n);
  });

  it("in a token takes the caller's, by its allowance, and nobody else's", async () => {
    const { editions, dollar, other, collector, token } = world;
    const campaign = await openSold(world, { editionToken: token });
    await dollar.write.approve([editions.address, 10n * PRICE], { account: collector.account });
    const to = collector.account.address;
    await assert.revertWithCustomError(mint(world, campaign, other, 1n, { to }), dollar, "ERC20InsufficientAllowance");
    const before = await dollar.read.balanceOf([to]);
    await mint(world, campaign, collector, 2n, { to: other.account.address });
    expect(before - (await dollar.read.balanceOf([to]))).to.equal(2n * PRICE);
    expect(await editions.read.balanceOf([other.account.address, BigInt(campaign)])).to.equal(2n);
    expect(await poolOf(campaign, token)).to.include({ funded: 2n * PRICE, proceeds: 2n * PRICE });
    expect(await heldBy(world, token, editions.address)).to.equal(0n);
    expect(await dollar.read.allowance([editions.address, world.pools.address])).to.equal(0n);
  });

  it("begins in the second in which the roll closes", async () => {
    const { campaign, rollAt } = await openSelling(world);
    await until(rollAt - 2);
    const buy = () => mint(world, campaign, world.other, 1n, { value: PRICE });
    await time.setNextBlockTimestamp(rollAt - 1);
    await assert.revertWithCustomErrorWithArgs(buy(), world.editions, "RollOpen", [
      campaign,
      BigInt(rollAt - 1),
      rollAt,
    ]);
    await time.setNextBlockTimestamp(rollAt);
    await buy();
  });

  it("asks for the exact price in ETH, for none beside a token, and for none where it is free", async () => {
    const { editions, other, token, dollar } = world;
    const inEth = await openSold(world);
    const inToken = await openSold(world, { editionToken: token });
    const free = await openSold(world, { editionPrice: 0n });
    const freeToken = await openSold(world, { editionPrice: 0n, editionToken: token });
    await dollar.write.approve([editions.address, 10n * PRICE], { account: other.account });
    const refused = (campaign: number, amount: bigint, value: bigint, expected: bigint) =>
      assert.revertWithCustomErrorWithArgs(mint(world, campaign, other, amount, { value }), editions, "WrongValue", [
        value,
        expected,
      ]);
    await refused(inEth, 2n, 2n * PRICE - 1n, 2n * PRICE);
    await refused(inEth, 2n, 2n * PRICE + 1n, 2n * PRICE);
    await refused(inEth, 1n, 0n, PRICE);
    await refused(inToken, 1n, PRICE, 0n);
    await refused(free, 1n, 1n, 0n);
    await refused(freeToken, 1n, 1n, 0n);
    for (const campaign of [free, freeToken]) {
      await mint(world, campaign, other, 5n);
      expect(await editions.read.totalSupply([BigInt(campaign)])).to.equal(5n);
    }
    expect((await poolOf(free)).funded).to.equal(0n);
  });

  it("stops at the cap, and without one at what its count holds", async () => {
    const { editions, other } = world;
    const campaign = await openSold(world, { editionCap: 5 });
    await mint(world, campaign, other, 3n, { value: 3n * PRICE });
    const over = (of: number, amount: bigint, price = PRICE) =>
      mint(world, of, other, amount, { value: amount * price });
    await assert.revertWithCustomErrorWithArgs(over(campaign, 3n), editions, "CapExceeded", [campaign, 3n, 3n, 5n]);
    await over(campaign, 2n);
    await assert.revertWithCustomErrorWithArgs(over(campaign, 1n), editions, "CapExceeded", [campaign, 5n, 1n, 5n]);

    const open = await openSold(world, { editionPrice: 0n });
    const most = 2n ** 64n - 1n;
    await over(open, most, 0n);
    await assert.revertWithCustomErrorWithArgs(over(open, 1n, 0n), editions, "CapExceeded", [open, most, 1n, most]);
  });

  it("is refused for nothing, without content, for what no campaign is, and where settings aren't fixed", async () => {
    const { editions, other, contributions } = world;
    const campaign = await openSold(world);
    await assert.revertWithCustomError(mint(world, campaign, other, 0n), editions, "NothingMinted");
    await assert.revertWithCustomErrorWithArgs(mint(world, world.campaign, other, 1n), editions, "NoEdition", [
      BigInt(world.campaign),
    ]);
    await assert.revertWithCustomErrorWithArgs(mint(world, 99, other, 1n), editions, "NoEdition", [99n]);
    await assert.revertWithCustomErrorWithArgs(
      mint(world, campaign, other, 1n, { content: { ...CONTENT, digest: zeroHash } }),
      editions,
      "OtherContent",
      [campaign, CONTENT.digest, CONTENT.codec, CONTENT.kind],
    );

    const loose = (await open(world, { editionPrice: PRICE })).campaign;
    await editions.write.setEdition([loose, CONTENT], { account: world.brand.account });
    await time.increase(60 * DAY);
    const buy = () => mint(world, loose, other, 1n, { value: PRICE });
    await assert.revertWithCustomErrorWithArgs(buy(), editions, "SettingsNotFixed", [loose]);
    await contributions.write.lock([loose]);
    await buy();
  });

  it("reaches those who contributed, by a statement", async () => {
    const campaign = await openSold(world);
    await mint(world, campaign, world.other, 10n, { value: 10n * PRICE });
    const account: Hex = "0x00000000000000000000000000000000000f0e51";
    const made = await standing(world, [{ account, cumulative: 10n * PRICE }], ETH, campaign);
    await world.pools.write.claim([campaign, ETH, account, 10n * PRICE, made.proof(0)]);
    expect(await heldBy(world, ETH, account)).to.equal(10n * PRICE);
  });

  it("is refused once an empty roll stands, seen or unseen, free or not; until a statement stands all the same", async () => {
    const { editions, pools, brand, other, author } = world;
    const campaign = await openSold(world);
    const free = await openSold(world, { editionPrice: 0n });
    for (const one of [campaign, free]) await fund(world, other, 1_000n, ETH, one);
    const buy = (one = campaign) => mint(world, one, other, 1n, { value: one === free ? 0n : PRICE });
    await buy();
    for (const one of [campaign, free]) {
      const value = await pools.read.bondFor([one, ETH, 0n]);
      await pools.write.proposeEmpty([one, ETH], { account: brand.account, value });
    }
    await buy();
    await time.increase(PERIODS.challenge);
    for (const one of [campaign, free]) {
      await assert.revertWithCustomErrorWithArgs(buy(one), editions, "RollEmpty", [one, zeroAddress]);
    }
    await pools.write.settle([campaign, ETH]);
    await assert.revertWithCustomError(buy(), editions, "RollEmpty");
    await pools.write.takeProceeds([campaign, ETH, brand.account.address], { account: brand.account });
    expect(await poolOf(campaign)).to.include({ refunded: 2n * PRICE, proceeds: 0n });

    // A work was accepted after all: from then on there is somebody to pay.
    await standing(world, [{ account: author.account.address, cumulative: 1_000n }], ETH, campaign);
    await buy();
    expect((await poolOf(campaign)).proceeds).to.equal(PRICE);
  });
});
