import { expect } from "chai";
import type { Hex } from "viem";
import {
  anchorBatch,
  anchorWorks,
  batchOf,
  leafOf,
  mint,
  type SignedWork,
  shown,
  signed,
  typedWork,
} from "../support/evidence.ts";
import { assert, at, is, opened, openOne, refused, world } from "../support/precedence.ts";
import { compact, malleable } from "../support/signing.ts";
import {
  Ai,
  certify,
  DAY,
  digestOf,
  Format,
  header,
  idOf,
  networkHelpers,
  open,
  viem,
  wait,
} from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: mintAnchored", () => {
  beforeEach(openOne);

  const names = ["zero", "one", "two", "three", "four"].map((name) => [name] as const);
  const show = (work: SignedWork, index: bigint, proof: readonly Hex[]) =>
    world.precedence.write.mintAnchored([work, index, proof], { account: world.other.account });

  describe("what it does", () => {
    it("mints each leaf of a batch to its author, at the anchor's time, by anybody", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      for (const [index, [name]] of names.entries()) {
        await mint(world, batch, index);
        const work = await at(idOf(1, digestOf(name)));
        expect(work.certifiedAt).to.equal(batch.time);
        expect(work.author).to.satisfy(is(world.author));
        expect(work.owner).to.satisfy(is(world.author));
      }
      expect(await world.contributions.read.balanceOf([world.author.account.address])).to.equal(5n);
    });

    it("P3: makes it provisional from the mint block on, years after the window too", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const now = opened.settings.closes + 700 * DAY;
      await time.setNextBlockTimestamp(now);
      await mint(world, batch, 3);
      const { finalAt } = await at(idOf(1, digestOf("three")));
      expect(finalAt).to.equal(batch.time + 60 * Math.ceil((now + opened.settings.finality - batch.time) / 60));
    });

    it("makes it final at mint where the minutes don't fit: more than 8 years later", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      await time.setNextBlockTimestamp(batch.time + 60 * (2 ** 22 - 1) - opened.settings.finality);
      await mint(world, batch, 0);
      await time.setNextBlockTimestamp(batch.time + 60 * (2 ** 22 - 1) - opened.settings.finality + 1);
      await mint(world, batch, 1);
      expect((await at(idOf(1, digestOf("zero")))).finalAt).to.equal(batch.time + 60 * (2 ** 22 - 1));
      expect((await at(idOf(1, digestOf("one")))).finalAt).to.equal(batch.time);
    });

    it("tells all there is to know of it", async () => {
      const parent = await certify(world, world.other, opened, "parent");
      const fields = { parents: [parent], manifest: digestOf("manifest"), kind: 2, codec: 1, aiUse: 1 };
      const batch = await anchorWorks(world, world.author, opened, [["work", fields], ...names]);
      await assert.emitWithArgs(mint(world, batch), world.precedence, "ContributedFromEvidence", [
        idOf(1, digestOf("work")),
        is(world.author),
        digestOf("work"),
        header(opened, fields),
        fields.manifest,
        [parent],
        batch.root,
        batch.time,
      ]);
    });

    it("takes a batch of one, whose root is its leaf", async () => {
      const batch = await anchorWorks(world, world.author, opened, [["only"]]);
      expect(batch.proofs).to.deep.equal([[]]);
      await mint(world, batch);
    });
  });

  describe("the proof", () => {
    const unknown = (call: Promise<Hex>) => assert.revertWithCustomError(call, world.precedence, "UnknownAnchor");

    it("binds the leaf's place", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const [work, , proof] = leafOf(batch, 2);
      for (const index of [0n, 1n, 3n, 2n ** 32n + 2n]) await unknown(show(work, index, proof));
    });

    it("is whole: not shorter, longer, another's, or with one bit changed", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const [work, index, proof] = leafOf(batch, 2);
      const flipped = proof.map((node) => `0x${(BigInt(node) ^ 1n).toString(16).padStart(64, "0")}` as Hex);
      for (const bad of [proof.slice(1), proof.slice(0, -1), [...proof, batch.root], batch.proofs[3] ?? [], flipped]) {
        await unknown(show(work, index, bad));
      }
    });

    it("leads to an anchor of contributions, not of votes or answers", async () => {
      const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
      await world.contributions.write.anchor([1, 2, batch.root, 1, digestOf("data"), 0, opened.config], {
        account: world.relay.account,
      });
      await unknown(mint(world, batch));
    });

    it("P7: leads to an anchor of the leaf's own campaign", async () => {
      const second = await open(world);
      const batch = batchOf(world, [await signed(world, world.author, second, "work")]);
      await anchorBatch(world, opened, batch);
      await unknown(mint(world, batch));
    });

    it("P11: leads to an anchor under the config hash the leaf was signed under, then and now", async () => {
      const early = await signed(world, world.author, opened, "early");
      const batch = batchOf(world, [early]);
      await anchorBatch(world, opened, batch);
      const late = batchOf(world, [await signed(world, world.author, opened, "late")]);
      await world.contributions.write.publishTerms([1, digestOf("new")], { account: world.brand.account });
      await anchorBatch(world, { ...opened, config: await world.contributions.read.configOf([1]) }, late);
      await refused(mint(world, late), "UnknownAnchor", [1, late.root, opened.config]);
      // What was anchored in time stays good under its own terms.
      await mint(world, batch);
    });

    it("says which root it led to", async () => {
      const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
      await refused(mint(world, batch), "UnknownAnchor", [1, batch.root, opened.config]);
    });
  });

  describe("the signature", () => {
    const bad = (call: Promise<Hex>, who: Hex = world.author.account.address) =>
      refused(call, "BadSignature", [(address: string) => address.toLowerCase() === who.toLowerCase()]);

    it("takes the compact form of EIP-2098, whatever form was anchored", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      for (const index of [0, 1, 2, 3, 4]) {
        const [work, place, proof] = leafOf(batch, index);
        await show({ ...work, signature: compact(work.signature) }, place, proof);
      }
    });

    it("refuses high s, in both forms, and other lengths", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const [work, place, proof] = leafOf(batch, 1);
      const high = malleable(work.signature);
      for (const signature of [high, compact(high), "0x", `${work.signature}00`] as Hex[]) {
        await bad(show({ ...work, signature }, place, proof));
      }
    });

    it("is the author's own", async () => {
      const { message } = await signed(world, world.author, opened, "work");
      const forged = await world.relay.signTypedData({ account: world.relay.account, ...typedWork(world, message) });
      const batch = batchOf(world, [{ message, work: shown(message, forged) }]);
      await anchorBatch(world, opened, batch);
      await bad(mint(world, batch));
    });

    it("doesn't take a smart account's word, which can change", async () => {
      const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
      const batch = batchOf(world, [await signed(world, world.author, opened, "work", { author: account.address })]);
      await anchorBatch(world, opened, batch);
      await bad(mint(world, batch), account.address);
    });

    it("is not one of a supersession", async () => {
      const { message, work } = await signed(world, world.author, opened, "work", {}, "Supersession");
      const batch = batchOf(world, [{ message, work }]);
      await anchorBatch(world, opened, batch);
      await bad(mint(world, batch));
    });

    it("has its deadline judged at the anchor's time: that second counts, the next doesn't, today is no matter", async () => {
      const deadline = BigInt((await time.latest()) + 1_000);
      const leaf = async (name: string) =>
        batchOf(world, [await signed(world, world.author, opened, name, { deadline })]);
      const [good, late] = [await leaf("good"), await leaf("late")];
      await anchorBatch(world, opened, good, Number(deadline));
      await anchorBatch(world, opened, late, Number(deadline) + 1);
      await wait(DAY);
      await mint(world, good);
      await refused(mint(world, late), "SignatureExpired", [deadline, deadline + 1n]);
    });
  });

  describe("what is asked of any work", () => {
    it("P1: nothing is certified twice, nor the same leaf minted twice, even once burnt", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const id = idOf(1, digestOf("one"));
      await mint(world, batch, 1);
      await refused(mint(world, batch, 1), "AlreadyCertified", [id, is(world.author), batch.time]);
      await wait(opened.settings.finality + 60);
      await world.contributions.write.burn([id], { account: world.author.account });
      await refused(mint(world, batch, 1), "AlreadyBurnt", [id, is(world.author), batch.time]);
    });

    it("the AI policy", async () => {
      const strict = await open(world, { aiPolicy: Ai.none });
      const batch = await anchorWorks(world, world.author, strict, [["work", { aiUse: 2 }]]);
      await refused(mint(world, batch), "AiPolicyViolated", [strict.campaign, 2]);
    });

    it("a header without bits that nobody signed", async () => {
      const batch = await anchorWorks(world, world.author, opened, names);
      const [work, index, proof] = leafOf(batch, 1);
      const dirty = header(opened, { reserved: 1 });
      await refused(show({ ...work, header: dirty }, index, proof), "BadHeader", [dirty]);
    });

    it("parents that are minted, and certified strictly before the anchor", async () => {
      const parent = idOf(1, digestOf("parent"));
      const direct = await certify(world, world.other, opened, "direct");
      const batch = await anchorWorks(world, world.author, opened, [
        ["parent"],
        ["sibling", { parents: [parent] }],
        ["child", { parents: [direct] }],
      ]);
      await refused(mint(world, batch, 1), "UnknownParent", [parent]);
      await mint(world, batch, 0);
      await refused(mint(world, batch, 1), "ParentNotEarlier", [parent, batch.time]);
      await mint(world, batch, 2);
      const next = await anchorWorks(world, world.author, opened, [["grandchild", { parents: [parent, direct] }]]);
      await mint(world, next);
    });

    it("at most 16 parents, no two alike", async () => {
      const parent = await certify(world, world.other, opened, "parent");
      const batch = await anchorWorks(world, world.author, opened, [
        ["too many", { parents: Array.from({ length: 17 }, (_, n) => BigInt(n)) }],
        ["repeated", { parents: [parent, parent] }],
      ]);
      await refused(mint(world, batch, 0), "TooManyParents", [17n]);
      await refused(mint(world, batch, 1), "RepeatedParent", [parent]);
    });
  });

  describe("story and remix", () => {
    for (const format of [Format.story, Format.remix]) {
      it(`begin with leaf 0 of the first anchor with none before (format ${format})`, async () => {
        const story = await open(world, { format });
        const first = await anchorWorks(world, world.author, story, [["zero"], ["one"]]);
        const second = await anchorWorks(world, world.author, story, [["zero, again"], ["more"]]);
        const needed = (call: Promise<Hex>) => refused(call, "ParentNeeded", [story.campaign]);
        await needed(mint(world, first, 1));
        await needed(mint(world, second, 0));
        await mint(world, first, 0);
        const child = await anchorWorks(world, world.author, story, [
          ["child", { parents: [idOf(story.campaign, digestOf("zero"))] }],
        ]);
        await mint(world, child, 0);
      });
    }

    it("don't begin with leaf 0 of the first anchor where there was a direct work", async () => {
      const story = await open(world, { format: Format.story });
      await certify(world, world.other, story, "direct");
      const batch = await anchorWorks(world, world.author, story, [["zero"]]);
      await refused(mint(world, batch), "ParentNeeded", [story.campaign]);
    });
  });
});
