import { expect } from "chai";
import { hexToBigInt, keccak256, toHex, zeroAddress } from "viem";
import { authorSlot, slotAt, tokenSlot } from "../support/slots.ts";
import {
  certify,
  certifying,
  DAY,
  deployCore,
  digestOf,
  header,
  idOf,
  is,
  Kind,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Contributions: contribute, what it does", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const at = (id: bigint) => world.contributions.read.contributionOf([id]);

  const manifest = keccak256(toHex("manifest"));

  it("answers with the id: campaign and the digest's low 224 bits", async () => {
    const { result } = await world.contributions.simulate.contribute([header(opened), digestOf("work"), manifest, []]);
    expect(result).to.equal(idOf(1, digestOf("work")));
  });

  it("P3: records author, digest, time and finality", async () => {
    const now = (await time.latest()) + 7;
    await time.setNextBlockTimestamp(now);
    const id = await certify(world, world.author, opened, "work", { kind: Kind.audio, codec: 1, aiUse: 2 });
    const work = await at(id);

    expect(work).to.deep.equal({
      author: work.owner,
      owner: work.author,
      digest: digestOf("work"),
      campaign: 1,
      certifiedAt: now,
      finalAt: now + opened.settings.finality,
      kind: Kind.audio,
      codec: 1,
      aiUse: 2,
    });
    expect(work.author).to.satisfy(is(world.author));
  });

  it("rounds the finality period up to whole minutes", async () => {
    const campaign = await open(world, { finality: DAY + 1 });
    const id = await certify(world, world.author, campaign, "work");
    const { certifiedAt, finalAt } = await at(id);
    expect(finalAt - certifiedAt).to.equal(DAY + 60);
  });

  it("says everything in one event", async () => {
    const parent = await certify(world, world.other, opened, "parent");
    const hash = certifying(world, world.author, opened, "work", { manifest, parents: [parent] });
    const id = idOf(1, digestOf("work"));
    await assert.emitWithArgs(hash, world.contributions, "Contributed", [
      id,
      is(world.author),
      digestOf("work"),
      header(opened),
      manifest,
      (parents: readonly bigint[]) => parents.length === 1 && parents[0] === parent,
    ]);
    await assert.emitWithArgs(hash, world.contributions, "Transfer", [zeroAddress, is(world.author), id]);
  });

  it("locks the campaign with its first work, and says so once", async () => {
    const first = certifying(world, world.author, opened, "first");
    await assert.emitWithArgs(first, world.contributions, "CampaignLocked", [1]);
    const second = await certifying(world, world.author, opened, "second");
    const receipt = await world.publicClient.getTransactionReceipt({ hash: second });

    expect(receipt.logs).to.have.length(2);
    expect(await world.contributions.read.isLocked([1])).to.equal(true);
  });

  it("doesn't say it again where the campaign was locked by hand", async () => {
    await world.contributions.write.lock([1]);
    const hash = await certifying(world, world.author, opened, "first");
    expect((await world.publicClient.getTransactionReceipt({ hash })).logs).to.have.length(2);
  });

  it("mints to the author", async () => {
    const id = await certify(world, world.author, opened, "work");
    expect(await world.contributions.read.ownerOf([id])).to.satisfy(is(world.author));
    expect(await world.contributions.read.balanceOf([world.author.account.address])).to.equal(1n);
  });

  it("writes exactly the packed slot that certificates prove", async () => {
    const now = (await time.latest()) + 7;
    await time.setNextBlockTimestamp(now);
    const fields = { kind: Kind.model, codec: 1, aiUse: 1 };
    const id = await certify(world, world.author, opened, "work", fields);

    const stored = await slotAt(world, tokenSlot(id));
    const expected =
      (1n << 251n) | // AI use 1
      (1n << 250n) | // codec 1
      (5n << 246n) | // kind 5
      (BigInt(opened.settings.finality / 60) << 224n) |
      (BigInt(now) << 192n) |
      ((hexToBigInt(digestOf("work")) >> 224n) << 160n) |
      hexToBigInt(world.author.account.address);
    expect(stored).to.equal(expected);
    expect(await slotAt(world, authorSlot(id))).to.equal(0n);
  });
});
