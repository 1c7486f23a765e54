import { expect } from "chai";
import {
  anchorBatch,
  anchorWorks,
  type Batch,
  batchOf,
  commitTo,
  leafOf,
  mint,
  signed,
  supersede,
} from "../support/evidence.ts";
import { assert, at, is, opened, openOne, refused, world } from "../support/precedence.ts";
import { certify, DAY, digestOf, Format, header, idOf, networkHelpers, open, wait } from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: supersedeAnchored", () => {
  beforeEach(openOne);

  const take = (batch: Batch, index = 0) =>
    world.precedence.write.supersedeAnchored(leafOf(batch, index), { account: world.relay.account });

  it("gives a provisional token to the author of the older leaf, by anybody, with what was signed then", async () => {
    const fields = { kind: 4, manifest: digestOf("manifest") };
    const batch = await anchorWorks(world, world.author, opened, [["a"], ["work", fields]]);
    const id = await certify(world, world.other, opened, "work");
    const call = take(batch, 1);
    await assert.emitWithArgs(call, world.precedence, "Superseded", [
      id,
      is(world.author),
      digestOf("work"),
      header(opened, fields),
      fields.manifest,
      [],
      batch.root,
      batch.time,
      is(world.other),
    ]);
    await assert.emitWithArgs(call, world.precedence, "MetadataUpdate", [id]);
    const work = await at(id);
    expect(work).to.include({ certifiedAt: batch.time, kind: 4 });
    expect(work.owner).to.satisfy(is(world.author));
  });

  it("P11: holds to the terms of then, whatever they are now", async () => {
    const batch = await anchorWorks(world, world.author, opened, [["work"]]);
    await world.contributions.write.publishTerms([1, digestOf("new")], { account: world.brand.account });
    const config = await world.contributions.read.configOf([1]);
    const id = await certify(world, world.other, { ...opened, config }, "work");
    await take(batch);
    expect((await at(id)).author).to.satisfy(is(world.author));
  });

  it("is strictly older: the first on chain of one second stays, minted from the same anchor or another", async () => {
    const [mine, theirs] = await Promise.all([
      signed(world, world.author, opened, "work"),
      signed(world, world.other, opened, "work"),
    ]);
    const batch = { ...batchOf(world, [mine, theirs]) };
    const when = await anchorBatch(world, opened, batch);
    const id = idOf(1, digestOf("work"));
    await mint(world, batch, 1);
    await refused(take(batch, 0), "NotEarlier", [id, BigInt(when), when]);
    expect((await at(id)).author).to.satisfy(is(world.other));
  });

  it("beats a later commitment's token, and a commitment beats a later anchor's", async () => {
    const early = await anchorWorks(world, world.author, opened, [["one"]]);
    await commitTo(world, world.other, opened, "one");
    await commitTo(world, world.other, opened, "two");
    const late = await anchorWorks(world, world.author, opened, [["two"]]);
    const one = await certify(world, world.collector, opened, "one");
    await mint(world, late);
    const two = idOf(1, digestOf("two"));
    await supersede(world, world.other, opened, "one");
    await take(early);
    await supersede(world, world.other, opened, "two");
    expect((await at(one)).author).to.satisfy(is(world.author));
    expect((await at(two)).author).to.satisfy(is(world.other));
  });

  it("P3: never takes what is final, to the second", async () => {
    const batch = await anchorWorks(world, world.author, opened, [["early"], ["late"]]);
    const early = await certify(world, world.other, opened, "early");
    await time.setNextBlockTimestamp((await at(early)).finalAt - 1);
    await take(batch, 0);
    const late = await certify(world, world.other, opened, "late");
    const { finalAt } = await at(late);
    await time.setNextBlockTimestamp(finalAt);
    await refused(take(batch, 1), "AlreadyFinal", [late, finalAt]);
  });

  it("takes a token minted from a later anchor years afterwards, provisional from its mint on", async () => {
    const first = await anchorWorks(world, world.author, opened, [["work"]]);
    const later = batchOf(world, [await signed(world, world.other, opened, "work")]);
    await anchorBatch(world, opened, later);
    await wait(700 * DAY);
    await mint(world, later);
    await take(first);
    expect((await at(idOf(1, digestOf("work")))).certifiedAt).to.equal(first.time);
  });

  it("asks of the leaf what mintAnchored asks: proof, signature, epoch, deadline, policy, parents", async () => {
    const parent = await certify(world, world.other, opened, "parent");
    const batch = await anchorWorks(world, world.author, opened, [
      ["work"],
      ["expired", { deadline: 1n }],
      ["future epoch", { epoch: 1 }],
      ["odd", { kind: 7 }],
      ["orphan", { parents: [77n] }],
      ["child", { parents: [parent] }],
    ]);
    for (const name of ["work", "expired", "future epoch", "odd", "orphan", "child"]) {
      await certify(world, world.other, opened, name);
    }
    const [work, , proof] = leafOf(batch, 0);
    const show = (changes: object, index = 0n) =>
      world.precedence.write.supersedeAnchored([{ ...work, ...changes }, index, proof]);
    await assert.revertWithCustomError(show({}, 1n), world.precedence, "UnknownAnchor");
    await refused(show({ manifest: digestOf("another") }), "BadSignature", [is(world.author)]);
    await refused(show({ author: world.other.account.address }), "BadSignature", [is(world.other)]);
    await refused(take(batch, 1), "SignatureExpired", [1n, BigInt(batch.time)]);
    await refused(take(batch, 2), "EpochOver", [is(world.author), 1, BigInt(batch.time)]);
    await refused(take(batch, 3), "BadHeader", [header(opened, { kind: 7 })]);
    await refused(take(batch, 4), "UnknownParent", [77n]);
    await take(batch, 5);
  });

  it("takes the beginning of a story by leaf 0 of its first anchor, or from who began it, without a parent", async () => {
    const story = await open(world, { format: Format.story });
    await commitTo(world, world.collector, story, "first");
    const batch = await anchorWorks(world, world.author, story, [["first"]]);
    await mint(world, batch);
    const first = idOf(story.campaign, digestOf("first"));
    await supersede(world, world.collector, story, "first");
    expect((await at(first)).author).to.satisfy(is(world.collector));
    await certify(world, world.other, story, "second", { parents: [first] });

    // A direct work that copies leaf 0, with another parent to name.
    const twin = await open(world, { format: Format.remix });
    const zero = await anchorWorks(world, world.author, twin, [["zero"], ["one"]]);
    await mint(world, zero, 0);
    const parents = [idOf(twin.campaign, digestOf("zero"))];
    await certify(world, world.other, twin, "one", { parents });
    await refused(take(zero, 1), "ParentNeeded", [twin.campaign]);
  });

  it("P7: never by an anchor of another campaign", async () => {
    const second = await open(world);
    const batch = await anchorWorks(world, world.author, second, [["work"]]);
    await certify(world, world.other, opened, "work");
    await refused(take(batch), "UnknownContribution", [idOf(second.campaign, digestOf("work"))]);
  });
});
