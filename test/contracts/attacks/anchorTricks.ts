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
  | "NotEarlier"
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

  it("remains: new terms in front of an anchor void all of it; a commitment, or the direct way, doesn't need the relay", async () => {
    const opened = await open(world);
    const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
    const current = await publish(opened);
    await anchorBatch(world, opened, batch);
    await refused(mint(world, batch), "UnknownAnchor");
    await certify(world, world.author, current, "work");
  });

  it("an anchor's root as a commitment, and a commitment as a root, are evidence for nobody", async () => {
    const opened = await open(world);
    const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
    await world.contributions.write.commit([opened.campaign, [batch.root]]);
    await refused(mint(world, batch), "UnknownAnchor");
    await commitTo(world, world.other, opened, "theirs");
    await world.contributions.write.anchor([opened.campaign, Anchored.polls, batch.root, 1, DATA, 0], {
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
