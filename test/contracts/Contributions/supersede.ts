import { expect } from "chai";
import { encodeFunctionData, type Hex, zeroAddress } from "viem";
import {
  commitmentOf,
  commitTo,
  type PrecedenceError,
  reveal,
  revealOf,
  saltOf,
  supersede,
} from "../support/evidence.ts";
import { authorSlot, slotAt } from "../support/slots.ts";
import {
  Ai,
  certify,
  DAY,
  deployCore,
  digestOf,
  Format,
  header,
  idOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type WorkFields,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Precedence: supersede, by a commitment", () => {
  let world: World;
  let opened: Opened;
  let id: bigint;
  /** When the earlier author committed, in unix seconds. */
  let earlier: number;
  const assert = viem.assertions;

  // `author` committed to what `other` certified later.
  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
    earlier = await commitTo(world, world.author, opened, "work");
    id = await certify(world, world.other, opened, "work");
  });

  const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
  const at = (of = id) => world.contributions.read.contributionOf([of]);
  const take = (fields: WorkFields = {}, by = world.author) => supersede(world, by, opened, "work", fields);
  const refused = (call: Promise<unknown>, name: PrecedenceError, args: unknown[]) =>
    assert.revertWithCustomErrorWithArgs(call as Promise<Hex>, world.precedence, name, args as []);
  const balance = (who: Person) => world.contributions.read.balanceOf([who.account.address]);

  describe("what it does", () => {
    it("P3: gives author, token and time to who committed earlier, with what they say of the work", async () => {
      await take({ kind: 4, codec: 1, aiUse: 2 });
      const work = await at();
      expect(work).to.include({ certifiedAt: earlier, kind: 4, codec: 1, aiUse: 2, digest: digestOf("work") });
      expect(work.author).to.satisfy(is(world.author));
      expect(work.owner).to.satisfy(is(world.author));
      expect(await world.contributions.read.ownerOf([id])).to.satisfy(is(world.author));
    });

    it("counts the token for its new owner and no longer for the other", async () => {
      await certify(world, world.other, opened, "another");
      expect([await balance(world.other), await balance(world.author)]).to.deep.equal([2n, 0n]);
      await take();
      expect([await balance(world.other), await balance(world.author)]).to.deep.equal([1n, 1n]);
    });

    it("leaves the author's own slot empty, as of any token that has not left its author", async () => {
      await take();
      expect(await slotAt(world, authorSlot(id))).to.equal(0n);
      await wait(opened.settings.finality + 60);
      await world.contributions.write.transferFrom(
        [world.author.account.address, world.collector.account.address, id],
        { account: world.author.account },
      );
      expect(await slotAt(world, authorSlot(id))).to.equal(BigInt(world.author.account.address));
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
      await world.contributions.write.approve([world.collector.account.address, id], { account: world.other.account });
      await take();
      expect(await world.contributions.read.getApproved([id])).to.equal(zeroAddress);
    });

    it("tells all there is to know of it, and that the metadata has changed", async () => {
      const { other, author } = world;
      const manifest = digestOf("manifest");
      const call = take({ manifest, kind: 2 });
      const evidence = commitmentOf(world, 1, author.account.address, digestOf("work"), saltOf("work"));
      await assert.emitWithArgs(call, world.precedence, "Superseded", [
        id,
        is(author),
        digestOf("work"),
        header(opened, { kind: 2 }),
        manifest,
        [],
        evidence,
        earlier,
        is(other),
      ]);
      await assert.emitWithArgs(call, world.precedence, "Transfer", [is(other), is(author), id]);
      await assert.emitWithArgs(call, world.precedence, "MetadataUpdate", [id]);
    });

    it("begins finality anew", async () => {
      const now = (await at()).finalAt - 1;
      await time.setNextBlockTimestamp(now);
      await take();
      const { finalAt } = await at();
      expect(finalAt).to.equal(earlier + 60 * Math.ceil((now + opened.settings.finality - earlier) / 60));
      await time.setNextBlockTimestamp(finalAt - 1);
      const sell = () =>
        world.contributions.write.transferFrom([world.author.account.address, world.collector.account.address, id], {
          account: world.author.account,
        });
      await refused(sell(), "Provisional", [id, finalAt]);
      await time.setNextBlockTimestamp(finalAt);
      await sell();
    });

    it("takes away every right the previous author had", async () => {
      const { other, collector, contributions } = world;
      await contributions.write.setApprovalForAll([collector.account.address, true], { account: other.account });
      await contributions.write.approve([collector.account.address, id], { account: other.account });
      await take();
      await wait(opened.settings.finality + 60);
      const from = world.author.account.address;
      for (const by of [other, collector]) {
        for (const call of [
          contributions.write.transferFrom([from, by.account.address, id], { account: by.account }),
          contributions.write.approve([by.account.address, id], { account: by.account }),
          contributions.write.burn([id], { account: by.account }),
        ]) {
          await assert.revertWithCustomError(call, contributions, "NotOwnerNorApproved");
        }
      }
      await assert.revertWithCustomError(
        contributions.write.transferFrom([other.account.address, collector.account.address, id], {
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
      for (const who of people) times.push(await commitTo(world, who, fresh, "contested"));
      const contested = await certify(world, world.other, fresh, "contested");
      for (const [n, who] of [...people.entries()].reverse()) {
        await supersede(world, who, fresh, "contested");
        expect((await at(contested)).certifiedAt).to.equal(times[n]);
      }
      await refused(supersede(world, world.collector, fresh, "contested"), "NotEarlier", [
        contested,
        BigInt(times[1] ?? 0),
        times[0],
      ]);
    });
  });

  describe("the evidence", () => {
    it("is a commitment of the caller's to this digest in this campaign", async () => {
      for (const by of [world.other, world.collector]) await refused(take({}, by), "CommitmentMissing", [1]);
      const second = await open(world);
      await certify(world, world.other, second, "work");
      await refused(supersede(world, world.author, second, "work"), "CommitmentMissing", [second.campaign]);
    });

    it("is strictly older: not of the same second, nor of a later one", async () => {
      const account = await viem.deployContract("SmartAccount", [world.collector.account.address]);
      const commitment = commitmentOf(world, 1, world.author.account.address, digestOf("tie"), saltOf("tie"));
      const call = (functionName: "commit" | "contribute", args: readonly unknown[]) =>
        encodeFunctionData({ abi: world.contributions.abi, functionName, args } as Parameters<
          typeof encodeFunctionData
        >[0]);
      const calls = [
        call("commit", [1, [commitment]]),
        call("contribute", [header(opened), digestOf("tie"), digestOf("no"), []]),
      ];
      await account.write.execute([world.contributions.address, calls], { account: world.collector.account });
      const tie = idOf(1, digestOf("tie"));
      const now = await time.latest();
      await refused(supersede(world, world.author, opened, "tie"), "NotEarlier", [tie, BigInt(now), now]);

      const late = await commitTo(world, world.collector, opened, "work");
      await refused(take({}, world.collector), "NotEarlier", [id, BigInt(late), (await at()).certifiedAt]);
    });

    it("may be a second older", async () => {
      const now = (await time.latest()) + 100;
      await time.setNextBlockTimestamp(now);
      await commitTo(world, world.author, opened, "close");
      await time.setNextBlockTimestamp(now + 1);
      const close = await certify(world, world.other, opened, "close");
      await supersede(world, world.author, opened, "close");
      expect((await at(close)).certifiedAt).to.equal(now);
    });
  });

  describe("the token", () => {
    it("is one that there is", async () => {
      await commitTo(world, world.author, opened, "never");
      await refused(supersede(world, world.author, opened, "never"), "UnknownContribution", [
        idOf(1, digestOf("never")),
      ]);
    });

    it("P3: is provisional: the second before it is final is the last", async () => {
      const { finalAt } = await at();
      const second = await open(world);
      await commitTo(world, world.author, second, "work");
      await time.setNextBlockTimestamp(finalAt - 1);
      await take();
      const twin = await certify(world, world.other, second, "work");
      const end = (await at(twin)).finalAt;
      await time.setNextBlockTimestamp(end);
      await refused(supersede(world, world.author, second, "work"), "AlreadyFinal", [twin, end]);
    });

    it("P2: can't be taken once it was sold or burnt: both come after finality", async () => {
      const { other, collector, contributions } = world;
      const { finalAt } = await at();
      await time.setNextBlockTimestamp(finalAt);
      await contributions.write.transferFrom([other.account.address, collector.account.address, id], {
        account: other.account,
      });
      await refused(take(), "AlreadyFinal", [id, finalAt]);
      await contributions.write.burn([id], { account: collector.account });
      await refused(take(), "AlreadyFinal", [id, finalAt]);
      expect((await at()).author).to.satisfy(is(other));
    });

    it("can be taken after the window too, while it is provisional", async () => {
      const { closes } = opened.settings;
      await commitTo(world, world.author, opened, "late");
      await time.setNextBlockTimestamp(closes - 1);
      const late = await certify(world, world.other, opened, "late");
      await time.setNextBlockTimestamp(closes + DAY);
      await supersede(world, world.author, opened, "late");
      expect((await at(late)).author).to.satisfy(is(world.author));
    });

    it("P7: takes nothing of the same work in other campaigns", async () => {
      const second = await open(world);
      const twin = await certify(world, world.other, second, "work");
      const before = await at(twin);
      await take();
      expect(await at(twin)).to.deep.equal(before);
    });
  });

  describe("what is asked of any work", () => {
    it("P11: a config hash in force at the commitment or since", async () => {
      await world.contributions.write.publishTerms([1, digestOf("new terms")], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);
      const newer = { ...opened, config };
      await commitTo(world, world.author, newer, "later");
      await certify(world, world.other, newer, "later");
      await refused(supersede(world, world.author, opened, "later"), "OtherConfig", [1, opened.config, config]);
      await supersede(world, world.author, newer, "later");
      await take();
    });

    it("a good header", async () => {
      await refused(take({ kind: 9 }), "BadHeader", [header(opened, { kind: 9 })]);
      await refused(take({ reserved: 1 }), "BadHeader", [header(opened, { reserved: 1 })]);
    });

    it("the AI policy", async () => {
      const strict = await open(world, { aiPolicy: Ai.none });
      await commitTo(world, world.author, strict, "work");
      await certify(world, world.other, strict, "work");
      await refused(supersede(world, world.author, strict, "work", { aiUse: 1 }), "AiPolicyViolated", [
        strict.campaign,
        1,
      ]);
    });

    it("parents, named anew: what the later author named counts no more", async () => {
      const call = take({ parents: [id] });
      await refused(call, "ParentNotEarlier", [id, (await at()).certifiedAt]);
      const missing = idOf(1, digestOf("nothing"));
      await refused(take({ parents: [missing] }), "UnknownParent", [missing]);
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
      [id, is(world.other), (await at()).certifiedAt],
    );
  });
});
