import { expect } from "chai";
import { type Hex, zeroAddress } from "viem";
import { commitmentOf, commitTo, reveal, revealOf, saltOf, supersede } from "../support/evidence.ts";
import { assert, at, contested, contestOne, earlier, is, opened, refused, world } from "../support/precedence.ts";
import { authorSlot, slotAt } from "../support/slots.ts";
import {
  certify,
  digestOf,
  Format,
  header,
  idOf,
  networkHelpers,
  open,
  type Person,
  type WorkFields,
  wait,
} from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: supersede, by a commitment", () => {
  beforeEach(contestOne);

  const take = (fields: WorkFields = {}, by = world.author) => supersede(world, by, opened, "work", fields);
  const balance = (who: Person) => world.contributions.read.balanceOf([who.account.address]);

  describe("what it does", () => {
    it("P3: gives author, token and time to who committed earlier, with what they say of the work", async () => {
      await take({ kind: 4, codec: 1, aiUse: 2 });
      const work = await at();
      expect(work).to.include({ certifiedAt: earlier, kind: 4, codec: 1, aiUse: 2, digest: digestOf("work") });
      expect(work.author).to.satisfy(is(world.author));
      expect(work.owner).to.satisfy(is(world.author));
      expect(await world.contributions.read.ownerOf([contested])).to.satisfy(is(world.author));
    });

    it("counts the token for its new owner and no longer for the other", async () => {
      await certify(world, world.other, opened, "another");
      expect([await balance(world.other), await balance(world.author)]).to.deep.equal([2n, 0n]);
      await take();
      expect([await balance(world.other), await balance(world.author)]).to.deep.equal([1n, 1n]);
    });

    it("leaves the author's own slot empty, as of any token that has not left its author", async () => {
      await take();
      expect(await slotAt(world, authorSlot(contested))).to.equal(0n);
      await wait(opened.settings.finality + 60);
      await world.contributions.write.transferFrom(
        [world.author.account.address, world.collector.account.address, contested],
        { account: world.author.account },
      );
      expect(await slotAt(world, authorSlot(contested))).to.equal(BigInt(world.author.account.address));
      expect((await at()).author).to.satisfy(is(world.author));
    });

    it("leaves epochs as they are, which share a slot with the balances", async () => {
      for (const who of [world.author, world.other]) {
        await world.contributions.write.cancelSignatures({ account: who.account });
      }
      await take();
      for (const who of [world.author, world.other]) {
        expect(await world.contributions.read.epochOf([who.account.address])).to.equal(1);
      }
    });

    it("clears approvals", async () => {
      await world.contributions.write.approve([world.collector.account.address, contested], {
        account: world.other.account,
      });
      await take();
      expect(await world.contributions.read.getApproved([contested])).to.equal(zeroAddress);
    });

    it("tells all there is to know of it, and that the metadata has changed", async () => {
      const { other, author } = world;
      const manifest = digestOf("manifest");
      const call = take({ manifest, kind: 2 });
      const evidence = commitmentOf(world, 1, author.account.address, digestOf("work"), saltOf("work"));
      await assert.emitWithArgs(call, world.precedence, "Superseded", [
        contested,
        is(author),
        digestOf("work"),
        header(opened, { kind: 2 }),
        manifest,
        [],
        evidence,
        earlier,
        is(other),
      ]);
      await assert.emitWithArgs(call, world.precedence, "Transfer", [is(other), is(author), contested]);
      await assert.emitWithArgs(call, world.precedence, "MetadataUpdate", [contested]);
    });

    it("begins finality anew", async () => {
      const now = (await at()).finalAt - 1;
      await time.setNextBlockTimestamp(now);
      await take();
      const { finalAt } = await at();
      expect(finalAt).to.equal(earlier + 60 * Math.ceil((now + opened.settings.finality - earlier) / 60));
      await time.setNextBlockTimestamp(finalAt - 1);
      const sell = () =>
        world.contributions.write.transferFrom(
          [world.author.account.address, world.collector.account.address, contested],
          {
            account: world.author.account,
          },
        );
      await refused(sell(), "Provisional", [contested, finalAt]);
      await time.setNextBlockTimestamp(finalAt);
      await sell();
    });

    it("takes away every right the previous author had", async () => {
      const { other, collector, contributions } = world;
      await contributions.write.setApprovalForAll([collector.account.address, true], { account: other.account });
      await contributions.write.approve([collector.account.address, contested], { account: other.account });
      await take();
      await wait(opened.settings.finality + 60);
      const from = world.author.account.address;
      for (const by of [other, collector]) {
        for (const call of [
          contributions.write.transferFrom([from, by.account.address, contested], { account: by.account }),
          contributions.write.approve([by.account.address, contested], { account: by.account }),
          contributions.write.burn([contested], { account: by.account }),
        ]) {
          await assert.revertWithCustomError(call, contributions, "NotOwnerNorApproved");
        }
      }
      await assert.revertWithCustomError(
        contributions.write.transferFrom([other.account.address, collector.account.address, contested], {
          account: other.account,
        }),
        contributions,
        "TransferFromIncorrectOwner",
      );
      await assert.revertWithCustomError(certify(world, other, opened, "work"), contributions, "AlreadyCertified");
    });

    it("may be by one's own earlier commitment", async () => {
      await commitTo(world, world.author, opened, "own");
      const own = await certify(world, world.author, opened, "own", { kind: 1 });
      await world.contributions.write.approve([world.other.account.address, own], { account: world.author.account });
      const before = await at(own);
      await supersede(world, world.author, opened, "own", { kind: 3 });
      const after = await at(own);
      expect(after.certifiedAt).to.be.lessThan(before.certifiedAt);
      expect(after.kind).to.equal(3);
      // To the minute, which is counted from another second.
      expect(after.finalAt).to.be.within(before.finalAt, before.finalAt + 59);
      expect(after.author).to.satisfy(is(world.author));
      expect(await balance(world.author)).to.equal(1n);
      expect(await world.contributions.read.getApproved([own])).to.equal(zeroAddress);
    });

    it("goes on: an earlier one still takes it over again, and a later one never takes it back", async () => {
      const fresh = await open(world);
      const people = [world.author, world.collector, world.curator];
      const times: number[] = [];
      for (const who of people) times.push(await commitTo(world, who, fresh, "fought over"));
      const fought = await certify(world, world.other, fresh, "fought over");
      for (const [n, who] of [...people.entries()].reverse()) {
        await supersede(world, who, fresh, "fought over");
        expect((await at(fought)).certifiedAt).to.equal(times[n]);
      }
      await refused(supersede(world, world.collector, fresh, "fought over"), "NotEarlier", [
        fought,
        BigInt(times[1] ?? 0),
        times[0],
      ]);
    });
  });

  describe("a sealed campaign", () => {
    it("gives a revealed work to who committed earlier", async () => {
      const sealed = await open(world, { sealedUntilClose: true });
      const first = await commitTo(world, world.author, sealed, "copied");
      await commitTo(world, world.other, sealed, "copied");
      await time.increaseTo(sealed.settings.closes);
      const copied = await reveal(world, world.other, sealed, "copied");
      await supersede(world, world.author, sealed, "copied");
      expect((await at(copied)).certifiedAt).to.equal(first);
      expect((await at(copied)).author).to.satisfy(is(world.author));
    });
  });

  describe("squatting by a near digest", () => {
    it("is undone: the token's whole digest, codec and kind are the earlier work's", async () => {
      const digest = digestOf("mine");
      const near: Hex = `0x00000000${digest.slice(10)}`;
      await commitTo(world, world.author, opened, "mine");
      await world.contributions.write.contribute([header(opened, { kind: 0, codec: 1 }), near, near, []], {
        account: world.other.account,
      });
      await assert.revertWithCustomError(
        reveal(world, world.author, opened, "mine"),
        world.precedence,
        "AlreadyCertified",
      );
      await supersede(world, world.author, opened, "mine");
      expect(await at(idOf(1, digest))).to.include({ digest, kind: 1, codec: 0 });
      expect(await world.contributions.read.isCertified([1, digest])).to.equal(true);
      expect(await world.contributions.read.isCertified([1, near])).to.equal(false);
    });
  });

  describe("the beginning of a story", () => {
    it("is taken over without a parent, and stays the beginning for who is earlier still", async () => {
      const story = await open(world, { format: Format.story });
      await commitTo(world, world.collector, story, "first");
      await commitTo(world, world.author, story, "first");
      const first = await certify(world, world.other, story, "first");
      const second = await certify(world, world.other, story, "second", { parents: [first] });
      await supersede(world, world.author, story, "first");
      await supersede(world, world.collector, story, "first");
      expect((await at(first)).author).to.satisfy(is(world.collector));
      // The rest of the story goes on from there, and has no second beginning.
      await certify(world, world.author, story, "third", { parents: [first, second] });
      await refused(certify(world, world.author, story, "other"), "ParentNeeded", [story.campaign]);
    });

    it("stays the beginning where its author only shows older evidence", async () => {
      const story = await open(world, { format: Format.story });
      await commitTo(world, world.collector, story, "first");
      await commitTo(world, world.other, story, "first");
      const first = await certify(world, world.other, story, "first");
      await supersede(world, world.other, story, "first");
      // Were it forgotten, whoever is earlier still would have to name a parent that can't be.
      await supersede(world, world.collector, story, "first");
      expect((await at(first)).author).to.satisfy(is(world.collector));
    });

    it("is no other work's: whoever takes over a later one names a parent", async () => {
      const story = await open(world, { format: Format.story });
      const first = await certify(world, world.other, story, "first");
      await commitTo(world, world.author, story, "second");
      await certify(world, world.other, story, "second", { parents: [first] });
      await refused(supersede(world, world.author, story, "second"), "ParentNeeded", [story.campaign]);
      await supersede(world, world.author, story, "second", { parents: [first] });
    });
  });

  it("is told apart from committing to be first: the arguments are the same, the call isn't", async () => {
    await refused(
      world.precedence.write.contributeCommitted(revealOf(opened, "work"), { account: world.author.account }),
      "AlreadyCertified",
      [contested, is(world.other), (await at()).certifiedAt],
    );
  });
});
