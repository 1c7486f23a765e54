import { expect } from "chai";
import type { Hex } from "viem";
import {
  anchorBatch,
  anchorWorks,
  type Batch,
  batchOf,
  mint,
  type PrecedenceError,
  signed,
} from "../support/evidence.ts";
import {
  certify,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture } = networkHelpers;

describe("Precedence: mintAnchoredMany", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
  const id = (name: string) => idOf(opened.campaign, digestOf(name));
  const at = (name: string) => world.contributions.read.contributionOf([id(name)]);
  const isThere = (name: string) => world.contributions.read.isCertified([opened.campaign, digestOf(name)]);
  const many = ({ works, indexes, proofs }: Omit<Batch, "root">) =>
    world.precedence.write.mintAnchoredMany([works, indexes, proofs], { account: world.other.account });
  const counted = async ({ works, indexes, proofs }: Omit<Batch, "root">) =>
    (await world.precedence.simulate.mintAnchoredMany([works, indexes, proofs])).result;
  const refused = (call: Promise<Hex>, name: PrecedenceError, args: unknown[]) =>
    assert.revertWithCustomErrorWithArgs(call, world.precedence, name, args as []);
  /** Parts of batches, one after the other. */
  const join = (...parts: Omit<Batch, "root">[]) => ({
    works: parts.flatMap(({ works }) => works),
    indexes: parts.flatMap(({ indexes }) => indexes),
    proofs: parts.flatMap(({ proofs }) => proofs),
  });
  const names = [["a"], ["b"], ["c"]] as const;

  it("refuses an empty batch, and lists of different lengths", async () => {
    const { works, indexes, proofs } = await anchorWorks(world, world.author, opened, names);
    const bad = (call: Promise<Hex>, ...lengths: bigint[]) => refused(call, "BadBatch", lengths);
    await bad(many({ works: [], indexes: [], proofs: [] }), 0n, 0n, 0n);
    await bad(many({ works, indexes: indexes.slice(1), proofs }), 3n, 2n, 3n);
    await bad(many({ works, indexes, proofs: proofs.slice(1) }), 3n, 3n, 2n);
    await bad(many({ works: works.slice(1), indexes, proofs }), 2n, 3n, 3n);
  });

  it("mints all to their authors and says how many", async () => {
    const batch = await anchorWorks(world, world.author, opened, names);
    expect(await counted(batch)).to.equal(3n);
    await many(batch);
    for (const [name] of names) {
      expect((await at(name)).certifiedAt).to.equal(batch.time);
      expect((await at(name)).author).to.satisfy(is(world.author));
    }
  });

  it("mints ancestors of several anchors in the order given, and only in one that works", async () => {
    const first = await anchorWorks(world, world.author, opened, [["grandparent"]]);
    const second = await anchorWorks(world, world.other, opened, [["parent", { parents: [id("grandparent")] }]]);
    const third = await anchorWorks(world, world.author, opened, [
      ["child", { parents: [id("parent"), id("grandparent")] }],
    ]);
    await refused(many(join(third, second, first)), "UnknownParent", [id("parent")]);
    await refused(many(join(first, third, second)), "UnknownParent", [id("parent")]);
    expect(await isThere("grandparent")).to.equal(false);
    await many(join(first, second, third));
    expect((await at("child")).certifiedAt).to.equal(third.time);
  });

  it("mints works of several campaigns", async () => {
    const second = await open(world);
    const batches = [
      await anchorWorks(world, world.author, opened, [["work"]]),
      await anchorWorks(world, world.author, second, [["work"]]),
    ];
    await many(join(...batches));
    expect(await isThere("work")).to.equal(true);
    expect(await world.contributions.read.isCertified([second.campaign, digestOf("work")])).to.equal(true);
  });

  describe("passes over", () => {
    it("what was minted already, once or all of it, also in its own list", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      await mint(world, batch, 1);
      expect(await counted(join(batch, batch))).to.equal(2n);
      await many(join(batch, batch));
      expect(await counted(batch)).to.equal(0n);
      await many(batch);
      expect(await world.contributions.read.balanceOf([world.author.account.address])).to.equal(3n);
    });

    it("what somebody else certified in front of it, whose token stays to be superseded", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      await certify(world, world.other, opened, "b");
      expect(await counted(batch)).to.equal(2n);
      await many(batch);
      expect((await at("b")).author).to.satisfy(is(world.other));
      expect((await at("c")).author).to.satisfy(is(world.author));
    });

    it("what a near digest stands in the way of", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const near: Hex = `0x00000000${digestOf("b").slice(10)}`;
      await world.contributions.write.contribute([BigInt(batch.works[1]?.header ?? 0), near, near, []], {
        account: world.other.account,
      });
      expect(await counted(batch)).to.equal(2n);
    });

    it("what was burnt", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      await mint(world, batch, 1);
      await networkHelpers.time.increase(opened.settings.finality + 60);
      await world.contributions.write.burn([id("b")], { account: world.author.account });
      expect(await counted(batch)).to.equal(2n);
    });
  });

  describe("fails as a whole", () => {
    it("where one leaf doesn't hold, and mints nothing then", async () => {
      const batch = batchOf(world, [
        await signed(world, world.author, opened, "good"),
        await signed(world, world.author, opened, "late", { deadline: 1n }),
      ]);
      const when = await anchorBatch(world, opened, batch);
      await refused(many(batch), "SignatureExpired", [1n, BigInt(when)]);
      expect(await isThere("good")).to.equal(false);
    });

    it("where a proof stands at another work's place", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      await assert.revertWithCustomError(
        many({ ...batch, proofs: batch.proofs.toReversed() }),
        world.precedence,
        "UnknownAnchor",
      );
      await assert.revertWithCustomError(
        many({ ...batch, indexes: batch.indexes.toReversed() }),
        world.precedence,
        "UnknownAnchor",
      );
    });
  });
});
