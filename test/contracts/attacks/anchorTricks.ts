/** A relay, or whoever reads what it published, as the adversary. */
import { StandardMerkleTree } from "@openzeppelin/merkle-tree";
import { expect } from "chai";
import { type Hex, hashTypedData } from "viem";
import {
  Anchored,
  anchorBatch,
  anchorWorks,
  batchOf,
  commitTo,
  DATA,
  HOUR,
  leafOf,
  mint,
  reveal,
  signed,
  supersede,
  typedWork,
} from "../support/evidence.ts";
import { submit } from "../support/signing.ts";
import {
  certify,
  deployCore,
  digestOf,
  Format,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;

type Refusal =
  | "AlreadyFinal"
  | "CommitmentMissing"
  | "EpochOver"
  | "NotEarlier"
  | "OtherConfig"
  | "ParentNeeded"
  | "ParentNotEarlier"
  | "UnknownAnchor";

describe("Attack: tricks with anchors", () => {
  let world: World;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  const refused = (call: Promise<unknown>, name: Refusal) =>
    assert.revertWithCustomError(call as Promise<Hex>, world.precedence, name);
  const timeOf = async (of: Opened, name: string) =>
    (await world.contributions.read.contributionOf([idOf(of.campaign, digestOf(name))])).certifiedAt;
  const publish = async (of: Opened): Promise<Opened> => {
    await world.contributions.write.publishTerms([of.campaign, digestOf("new")], { account: world.brand.account });
    return { ...of, config: await world.contributions.read.configOf([of.campaign]) };
  };

  it("a leaf's public signature, used to certify it later than it was anchored, is put right by anybody in time", async () => {
    const opened = await open(world);
    const leaf = await signed(world, world.author, opened, "parent");
    const batch = batchOf(world, [leaf]);
    const anchoredAt = await anchorBatch(world, opened, batch);
    await submit(world, leaf.message, leaf.work.signature, world.other);
    expect(await timeOf(opened, "parent")).to.be.greaterThan(anchoredAt);
    await world.precedence.write.supersedeAnchored(leafOf(batch, 0), { account: world.collector.account });
    expect(await timeOf(opened, "parent")).to.equal(anchoredAt);
  });

  it("remains: nobody in time, and its anchored children have no token any more (the roll goes by the leaves)", async () => {
    const opened = await open(world);
    const leaf = await signed(world, world.author, opened, "parent");
    const batch = batchOf(world, [leaf]);
    await anchorBatch(world, opened, batch);
    const parents = [idOf(opened.campaign, digestOf("parent"))];
    const child = await anchorWorks(world, world.other, opened, [["child", { parents }]]);
    await submit(world, leaf.message, leaf.work.signature, world.collector);
    await wait(opened.settings.finality + 60);
    await refused(mint(world, child), "ParentNotEarlier");
    await refused(world.precedence.write.supersedeAnchored(leafOf(batch, 0)), "AlreadyFinal");
  });

  it("remains: a copy of a published leaf that nobody mints becomes final; until then anybody gives it to its author", async () => {
    const opened = await open(world);
    const batch = await anchorWorks(world, world.author, opened, [["watched"], ["asleep"]]);
    for (const name of ["watched", "asleep"]) await certify(world, world.other, opened, name);
    await world.precedence.write.supersedeAnchored(leafOf(batch, 0), { account: world.collector.account });
    expect(await timeOf(opened, "watched")).to.equal(batch.time);
    await wait(opened.settings.finality + 60);
    await refused(world.precedence.write.supersedeAnchored(leafOf(batch, 1)), "AlreadyFinal");
  });

  it("remains: a tree with two leaves at place 0 begins a story twice on chain; no list of leaves has its root", async () => {
    const story = await open(world, { format: Format.story });
    const leaves = await Promise.all([
      signed(world, world.author, story, "one"),
      signed(world, world.other, story, "two"),
    ]);
    const tree = StandardMerkleTree.of(
      leaves.map(({ message }) => [0, hashTypedData(typedWork(world, message))]),
      ["uint256", "bytes32"],
    );
    const batch = {
      root: tree.root as Hex,
      works: leaves.map(({ work }) => work),
      indexes: [0n, 0n],
      proofs: [0, 1].map((n) => tree.getProof(n) as Hex[]),
    };
    expect(batch.root).not.to.equal(batchOf(world, leaves).root);
    await anchorBatch(world, story, batch);
    await world.precedence.write.mintAnchoredMany([batch.works, batch.indexes, batch.proofs]);
    expect(await timeOf(story, "one")).to.equal(await timeOf(story, "two"));
    // And no third time.
    const more = await anchorWorks(world, world.author, story, [["three"]]);
    await refused(mint(world, more), "ParentNeeded");
  });

  it("the same root again, after new terms, dates nothing anew: a leaf goes by the anchor of its own terms", async () => {
    const opened = await open(world);
    const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
    const first = await anchorBatch(world, opened, batch);
    await anchorBatch(world, await publish(opened), batch);
    await mint(world, batch);
    expect(await timeOf(opened, "work")).to.equal(first);
  });

  describe("new terms in front of an anchor", () => {
    /** A work that is signed, in a campaign whose settings are fixed; then the brand publishes new terms. */
    async function outrun(format: number = Format.open) {
      const before = await open(world, { format });
      await world.contributions.write.lock([before.campaign]);
      const leaf = await signed(world, world.author, before, "work");
      const after = await publish(before);
      return { before, leaf, batch: batchOf(world, [leaf]), after, gaveWay: await networkHelpers.time.latest() };
    }
    const otherConfig = (call: Promise<unknown>) =>
      assert.revertWithCustomError(call as Promise<Hex>, world.contributions, "OtherConfig");

    it("void nothing in it for an hour: it names the terms that its leaves were signed under", async () => {
      const { before, batch, gaveWay } = await outrun();
      const late = batchOf(world, [await signed(world, world.author, before, "late")]);
      await anchorBatch(world, before, batch, gaveWay + HOUR - 1);
      await otherConfig(anchorBatch(world, before, late, gaveWay + HOUR));
      await mint(world, batch);
      expect(await timeOf(before, "work")).to.equal(gaveWay + HOUR - 1);
    });

    it("don't stop an anchored work from being taken back from who copies it under them", async () => {
      const { before, after, batch } = await outrun();
      const time = await anchorBatch(world, before, batch);
      await certify(world, world.other, after, "work");
      await world.precedence.write.supersedeAnchored(leafOf(batch, 0), { account: world.collector.account });
      expect(await timeOf(before, "work")).to.equal(time);
    });

    it("don't stop a story from beginning with it", async () => {
      const { before, after, batch } = await outrun(Format.story);
      await anchorBatch(world, before, batch);
      await refused(certify(world, world.other, after, "another's"), "ParentNeeded");
      await mint(world, batch);
    });

    it("remain, in front of the lock: settings could have changed with them; anybody locks, and the relay should", async () => {
      const before = await open(world);
      const batch = batchOf(world, [await signed(world, world.author, before, "work")]);
      const after = await publish(before);
      await otherConfig(anchorBatch(world, before, batch));
      await anchorBatch(world, after, batch);
      await refused(mint(world, batch), "UnknownAnchor");
    });

    it("remain, if the brand dismisses the relay with them: it was the brand's all along; the direct way isn't", async () => {
      const { before, batch, after } = await outrun();
      await world.contributions.write.setRelay([before.campaign, world.other.account.address], {
        account: world.brand.account,
      });
      const call = anchorBatch(world, before, batch) as Promise<unknown> as Promise<Hex>;
      await assert.revertWithCustomError(call, world.contributions, "NotRelay");
      await certify(world, world.author, after, "work");
    });

    it("the hour dates nothing back, and takes nothing over that was there before the anchor's block", async () => {
      const { before, after, batch } = await outrun();
      await certify(world, world.other, after, "work");
      const time = await anchorBatch(world, before, batch);
      expect(time).to.be.greaterThan(await timeOf(before, "work"));
      await refused(world.precedence.write.supersedeAnchored(leafOf(batch, 0)), "NotEarlier");
    });

    it("the hour revives no signature: who cancels when the terms change is in no anchor after it", async () => {
      const { before, batch } = await outrun();
      await world.contributions.write.cancelSignatures({ account: world.author.account });
      await anchorBatch(world, before, batch);
      await refused(mint(world, batch), "EpochOver");
    });

    it("the hour mixes no terms: under one name in the anchor, leaves of the other find nothing", async () => {
      const { before, leaf, after } = await outrun();
      const batch = batchOf(world, [leaf, await signed(world, world.author, after, "newer")]);
      await anchorBatch(world, before, batch);
      await refused(mint(world, batch, 1), "UnknownAnchor");
      await mint(world, batch, 0);
      // Anchored again under the other, the root is as old as that makes it, for those leaves alone.
      const again = await anchorBatch(world, after, batch);
      await mint(world, batch, 1);
      expect(await timeOf(before, "newer")).to.equal(again);
      expect(await timeOf(before, "work")).to.be.lessThan(again);
    });

    it("remains: for an hour the relay takes works that are signed only then, under terms that are over", async () => {
      const { before, after } = await outrun();
      const batch = batchOf(world, [await signed(world, world.author, before, "afterwards")]);
      await anchorBatch(world, before, batch);
      await mint(world, batch);
      // Nobody does without it: the direct way knows today's terms alone.
      await refused(certify(world, world.author, before, "more"), "OtherConfig");
      await certify(world, world.author, after, "more");
    });
  });

  it("an anchor's root as a commitment, and a commitment as a root, are evidence for nobody", async () => {
    const opened = await open(world);
    const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
    await world.contributions.write.commit([opened.campaign, [batch.root]]);
    await refused(mint(world, batch), "UnknownAnchor");
    await commitTo(world, world.other, opened, "theirs");
    await world.contributions.write.anchor([opened.campaign, Anchored.polls, batch.root, 1, DATA, 0, opened.config], {
      account: world.relay.account,
    });
    await refused(mint(world, batch), "UnknownAnchor");
  });

  it("remains: in a story, evidence older than its first work has no parent to name and takes nothing over", async () => {
    const story = await open(world, { format: Format.story });
    await commitTo(world, world.author, story, "chapter");
    const first = await certify(world, world.other, story, "first");
    await certify(world, world.other, story, "chapter", { parents: [first] });
    await refused(supersede(world, world.author, story, "chapter"), "ParentNeeded");
    await refused(supersede(world, world.author, story, "chapter", { parents: [first] }), "ParentNotEarlier");
  });

  it("a commitment copied in front of its author's makes it older, and shows it for nobody else", async () => {
    const opened = await open(world);
    const when = await commitTo(world, world.author, opened, "work"); // whoever sent it first
    expect(await commitTo(world, world.author, opened, "work")).to.equal(when);
    await refused(reveal(world, world.other, opened, "work"), "CommitmentMissing");
    await reveal(world, world.author, opened, "work");
    expect(await timeOf(opened, "work")).to.equal(when);
  });

  it("remains: who sees a work in the mempool can commit to it first and take it over a day later; who commits first can't lose it", async () => {
    const opened = await open(world);
    await commitTo(world, world.author, opened, "safe");
    for (const name of ["seen", "safe"]) await commitTo(world, world.other, opened, name);
    await certify(world, world.author, opened, "seen");
    await reveal(world, world.author, opened, "safe");
    await supersede(world, world.other, opened, "seen");
    await refused(supersede(world, world.other, opened, "safe"), "NotEarlier");
  });
});
