import { expect } from "chai";
import { encodeFunctionData, type Hex, zeroAddress } from "viem";
import { commitmentOf, commitTo, REVEAL, reveal, revealOf, saltOf } from "../support/evidence.ts";
import { assert, at, is, opened, openOne, refused, world } from "../support/precedence.ts";
import {
  Ai,
  certify,
  DAY,
  digestOf,
  Format,
  header,
  idOf,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
} from "../support/world.ts";

const { time } = networkHelpers;

describe("Precedence: contributeCommitted", () => {
  beforeEach(openOne);

  describe("what it does", () => {
    it("P3: certifies at the commitment's time, provisional from the mint block on", async () => {
      const time0 = await commitTo(world, world.author, opened, "work");
      const now = time0 + 3 * DAY + 1;
      await time.setNextBlockTimestamp(now);
      const id = await reveal(world, world.author, opened, "work", { kind: 3, codec: 1, aiUse: 2 });
      const work = await at(id);
      expect(work).to.include({
        certifiedAt: time0,
        kind: 3,
        codec: 1,
        aiUse: 2,
        digest: digestOf("work"),
        campaign: 1,
      });
      // Minutes, rounded up.
      expect(work.finalAt).to.equal(time0 + 60 * Math.ceil((now + opened.settings.finality - time0) / 60));
      expect(work.author).to.satisfy(is(world.author));
      expect(work.owner).to.satisfy(is(world.author));
    });

    it("tells all there is to know of it", async () => {
      const parent = await certify(world, world.other, opened, "parent");
      const certifiedAt = await commitTo(world, world.author, opened, "work");
      const manifest = digestOf("manifest");
      const call = world.precedence.write.contributeCommitted(
        revealOf(opened, "work", { parents: [parent], manifest }),
        { account: world.author.account },
      );
      const evidence = commitmentOf(world, 1, world.author.account.address, digestOf("work"), saltOf("work"));
      await assert.emitWithArgs(call, world.precedence, "ContributedFromEvidence", [
        idOf(1, digestOf("work")),
        is(world.author),
        digestOf("work"),
        header(opened),
        manifest,
        [parent],
        evidence,
        certifiedAt,
      ]);
      await assert.emitWithArgs(call, world.precedence, "Transfer", [
        zeroAddress,
        is(world.author),
        idOf(1, digestOf("work")),
      ]);
    });

    it("P1: is refused for what is certified already, even by its own author", async () => {
      await commitTo(world, world.author, opened, "work");
      const id = await certify(world, world.author, opened, "work");
      await refused(reveal(world, world.author, opened, "work"), "AlreadyCertified", [
        id,
        is(world.author),
        (await at(id)).certifiedAt,
      ]);
    });

    it("may be in the commitment's own second", async () => {
      const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
      const salt = saltOf("work");
      const commitment = commitmentOf(world, 1, account.address, digestOf("work"), salt);
      await account.write.execute(
        [
          world.contributions.address,
          [
            encodeFunctionData({
              abi: world.contributions.abi,
              functionName: "commit",
              args: [1, [commitment]],
            }),
            encodeFunctionData({
              abi: world.precedence.abi,
              functionName: "contributeCommitted",
              args: revealOf(opened, "work"),
            }),
          ],
        ],
        { account: world.author.account },
      );
      expect((await at(idOf(1, digestOf("work")))).certifiedAt).to.equal(await time.latest());
    });
  });

  describe("the commitment", () => {
    beforeEach(() => commitTo(world, world.author, opened, "work"));

    const missing = (call: Promise<unknown>, campaign = 1) => refused(call, "CommitmentMissing", [campaign]);

    it("is of this author", async () => {
      await missing(reveal(world, world.other, opened, "work"));
    });

    it("is of this digest, to its top bit", async () => {
      const [head, digest, ...rest] = revealOf(opened, "work");
      const flipped: Hex = `0x${(BigInt(digest) ^ (1n << 255n)).toString(16).padStart(64, "0")}`;
      await missing(
        world.precedence.write.contributeCommitted([head, flipped, ...rest], { account: world.author.account }),
      );
    });

    it("is of this salt", async () => {
      const [head, digest, manifest, parents] = revealOf(opened, "work");
      await missing(
        world.precedence.write.contributeCommitted([head, digest, manifest, parents, saltOf("other")], {
          account: world.author.account,
        }),
      );
    });

    it("P7: is of this campaign", async () => {
      const second = await open(world);
      await missing(reveal(world, world.author, second, "work"), second.campaign);
    });

    it("P7: isn't made good elsewhere by copying it there", async () => {
      const second = await open(world);
      const copied = commitmentOf(world, 1, world.author.account.address, digestOf("work"), saltOf("work"));
      await world.contributions.write.commit([second.campaign, [copied]]);
      await missing(reveal(world, world.author, second, "work"), second.campaign);
    });

    it("is of this contract and chain", async () => {
      const other = { ...world, contributions: { ...world.contributions, address: world.pools.address } } as World;
      const { campaign } = opened;
      const foreign = commitmentOf(
        other,
        campaign,
        world.author.account.address,
        digestOf("foreign"),
        saltOf("foreign"),
      );
      await world.contributions.write.commit([campaign, [foreign]]);
      await missing(reveal(world, world.author, opened, "foreign"));
    });
  });

  describe("what is asked of any work", () => {
    beforeEach(() => commitTo(world, world.author, opened, "work"));

    it("P11: a config hash in force at the commitment or since", async () => {
      await world.contributions.write.publishTerms([1, digestOf("new terms")], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);
      await commitTo(world, world.author, opened, "later");
      await refused(reveal(world, world.author, opened, "later"), "OtherConfig", [1, opened.config, config]);
      await reveal(world, world.author, { ...opened, config }, "later");
      await reveal(world, world.author, opened, "work");
    });

    it("a header without reserved bits, and of known kinds", async () => {
      for (const fields of [{ reserved: 1 }, { kind: 6 }, { codec: 2 }, { aiUse: 3 }]) {
        const bad = header(opened, fields);
        const [, ...rest] = revealOf(opened, "work");
        const call = world.precedence.write.contributeCommitted([bad, ...rest], { account: world.author.account });
        await refused(call, "BadHeader", [bad]);
      }
    });

    it("the AI policy", async () => {
      const strict = await open(world, { aiPolicy: Ai.none });
      await commitTo(world, world.author, strict, "work");
      await refused(reveal(world, world.author, strict, "work", { aiUse: 1 }), "AiPolicyViolated", [
        strict.campaign,
        1,
      ]);
    });

    it("a digest", async () => {
      const empty: Hex = `0x${"00".repeat(32)}`;
      await world.contributions.write.commit([
        1,
        [commitmentOf(world, 1, world.author.account.address, empty, saltOf("work"))],
      ]);
      const call = world.precedence.write.contributeCommitted([header(opened), empty, empty, [], saltOf("work")], {
        account: world.author.account,
      });
      await assert.revertWithCustomError(call, world.precedence, "EmptyDigest");
    });

    it("parents strictly earlier than the commitment, not merely than the token", async () => {
      const parent = await certify(world, world.other, opened, "parent");
      const { certifiedAt } = await at(parent);
      await refused(reveal(world, world.author, opened, "work", { parents: [parent] }), "ParentNotEarlier", [
        parent,
        certifiedAt,
      ]);
      await commitTo(world, world.author, opened, "later");
      await reveal(world, world.author, opened, "later", { parents: [parent] });
    });

    it("a campaign that there is", async () => {
      await refused(reveal(world, world.author, { ...opened, campaign: 7 }, "work"), "UnknownCampaign", [7]);
    });
  });

  describe("on an open campaign", () => {
    it("ends with the window", async () => {
      const { closes, opens } = opened.settings;
      await commitTo(world, world.author, opened, "in time");
      await commitTo(world, world.author, opened, "late");
      await time.setNextBlockTimestamp(closes - 1);
      await reveal(world, world.author, opened, "in time");
      await time.setNextBlockTimestamp(closes);
      await refused(reveal(world, world.author, opened, "late"), "OutsideWindow", [1, BigInt(closes), opens, closes]);
    });
  });

  describe("on a sealed campaign", () => {
    let sealed: Opened;
    let from: number;

    beforeEach(async () => {
      sealed = await open(world, { sealedUntilClose: true });
      from = sealed.settings.closes;
      for (const name of ["first", "last"]) await commitTo(world, world.author, sealed, name);
    });

    const outside = (call: Promise<unknown>, now: number) =>
      refused(call, "OutsideReveal", [sealed.campaign, BigInt(now), BigInt(from), BigInt(from + REVEAL)]);

    it("begins with the second in which the window closes", async () => {
      await time.setNextBlockTimestamp(from - 1);
      await outside(reveal(world, world.author, sealed, "first"), from - 1);
      await time.setNextBlockTimestamp(from);
      await reveal(world, world.author, sealed, "first");
    });

    it("ends 7 days later", async () => {
      await time.setNextBlockTimestamp(from + REVEAL - 1);
      await reveal(world, world.author, sealed, "first");
      await time.setNextBlockTimestamp(from + REVEAL);
      await outside(reveal(world, world.author, sealed, "last"), from + REVEAL);
    });

    it("P3: certifies at the commitment's time, inside the window", async () => {
      const committedAt = await commitTo(world, world.author, sealed, "third");
      await time.setNextBlockTimestamp(from + 5);
      const work = await at(await reveal(world, world.author, sealed, "third"));
      expect(work.certifiedAt).to.equal(committedAt);
      expect(work.finalAt).to.be.within(from + 5 + sealed.settings.finality, from + 64 + sealed.settings.finality);
    });

    it("stays the only way in, also for who committed", async () => {
      await refused(certify(world, world.author, sealed, "first"), "CommitmentMissing", [sealed.campaign]);
    });
  });

  describe("story and remix", () => {
    for (const format of [Format.story, Format.remix]) {
      it(`may begin with a committed work (format ${format}), and not have a second one begin it`, async () => {
        const story = await open(world, { format });
        await commitTo(world, world.author, story, "first");
        await commitTo(world, world.author, story, "second");
        const first = await reveal(world, world.author, story, "first");
        await refused(reveal(world, world.author, story, "second"), "ParentNeeded", [story.campaign]);
        await reveal(world, world.author, story, "second", { parents: [first] });
      });
    }
  });
});
