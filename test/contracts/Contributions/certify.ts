import { expect } from "chai";
import { encodeFunctionData, type Hex, hexToBigInt, keccak256, maxUint32, toHex, zeroAddress, zeroHash } from "viem";
import { authorSlot, slotAt, tokenSlot } from "../support/slots.ts";
import {
  Ai,
  certify,
  certifying,
  DAY,
  deployCore,
  digestOf,
  Format,
  type HeaderFields,
  header,
  idOf,
  Kind,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Contributions: contribute", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const is = (who: World["brand"]) => (address: string) => address.toLowerCase() === who.account.address;
  const at = (id: bigint) => world.contributions.read.contributionOf([id]);

  describe("the window", () => {
    it("opens with the second it names and not before", async () => {
      const opens = (await time.latest()) + 1_000;
      const later = await open(world, { opens });
      await time.setNextBlockTimestamp(opens - 1);
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, later, "early"),
        world.contributions,
        "OutsideWindow",
        [later.campaign, BigInt(opens - 1), opens, later.settings.closes],
      );
      await time.setNextBlockTimestamp(opens);
      await certify(world, world.author, later, "in time");
    });

    it("closes with the second it names", async () => {
      const { closes, opens } = opened.settings;
      await time.setNextBlockTimestamp(closes - 1);
      await certify(world, world.author, opened, "in time");
      await time.setNextBlockTimestamp(closes);
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "late"),
        world.contributions,
        "OutsideWindow",
        [1, BigInt(closes), opens, closes],
      );
    });
  });

  describe("the header", () => {
    it("P11: names the current config hash", async () => {
      const config: Hex = `0x${"11".repeat(20)}`;
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, { ...opened, config }, "work"),
        world.contributions,
        "OtherConfig",
        [1, config, opened.config],
      );
    });

    it("P7: doesn't take another campaign's config hash", async () => {
      const second = await open(world);
      await assert.revertWithCustomError(
        certify(world, world.author, { ...opened, config: second.config }, "work"),
        world.contributions,
        "OtherConfig",
      );
    });

    const bad: [string, HeaderFields][] = [
      ["an unknown media kind", { kind: 6 }],
      ["the highest media kind", { kind: 255 }],
      ["an unknown codec", { codec: 2 }],
      ["an unknown AI use", { aiUse: 3 }],
      ["the lowest reserved bit", { reserved: 1 }],
      ["the highest reserved bit", { reserved: 2 ** 47 }],
    ];
    for (const [name, fields] of bad) {
      it(`is refused with ${name}`, async () => {
        await assert.revertWithCustomErrorWithArgs(
          certify(world, world.author, opened, "work", fields),
          world.contributions,
          "BadHeader",
          [header(opened, fields)],
        );
      });
    }

    for (const [name, kind] of Object.entries(Kind)) {
      for (const codec of [0, 1]) {
        it(`keeps kind ${name} and codec ${codec}`, async () => {
          const id = await certify(world, world.author, opened, "work", { kind, codec });
          expect(await at(id)).to.include({ kind, codec });
        });
      }
    }
  });

  describe("the AI policy", () => {
    for (const [policy, aiPolicy] of Object.entries(Ai)) {
      for (const aiUse of [0, 1, 2]) {
        const refused = aiPolicy === Ai.none && aiUse > 0;
        it(`"${policy}" ${refused ? "refuses" : "takes"} AI use ${aiUse}`, async () => {
          const campaign = await open(world, { aiPolicy });
          const call = certify(world, world.author, campaign, "work", { aiUse });
          if (!refused) {
            expect((await at(await call)).aiUse).to.equal(aiUse);
            return;
          }
          await assert.revertWithCustomErrorWithArgs(call, world.contributions, "AiPolicyViolated", [
            campaign.campaign,
            aiUse,
          ]);
        });
      }
    }
  });

  it("takes no uncommitted work on a sealed campaign", async () => {
    const sealed = await open(world, { sealedUntilClose: true });
    await assert.revertWithCustomErrorWithArgs(
      certify(world, world.author, sealed, "work"),
      world.contributions,
      "CommitmentMissing",
      [sealed.campaign],
    );
  });

  describe("the digest", () => {
    it("is not zero", async () => {
      await assert.revertWithCustomError(
        world.contributions.write.contribute([header(opened), zeroHash, zeroHash, []]),
        world.contributions,
        "EmptyDigest",
      );
    });

    it("P1: is certified once in a campaign, by whomever; the error says who and when", async () => {
      const id = await certify(world, world.author, opened, "work");
      const { certifiedAt } = await at(id);
      for (const who of [world.author, world.other]) {
        await assert.revertWithCustomErrorWithArgs(
          certify(world, who, opened, "work"),
          world.contributions,
          "AlreadyCertified",
          [id, is(world.author), certifiedAt],
        );
      }
    });

    it("P1: is taken even where only its top 32 bits differ, and only the right one counts as certified", async () => {
      const digest = digestOf("work");
      const twin: Hex = `0x00000000${digest.slice(10)}`;
      await certify(world, world.author, opened, "work");
      await assert.revertWithCustomError(
        world.contributions.write.contribute([header(opened), twin, zeroHash, []]),
        world.contributions,
        "AlreadyCertified",
      );
      expect(await world.contributions.read.isCertified([1, digest])).to.equal(true);
      expect(await world.contributions.read.isCertified([1, twin])).to.equal(false);
    });

    it("P2: stays its author's after a sale", async () => {
      const id = await certify(world, world.author, opened, "work");
      const { certifiedAt } = await at(id);
      await wait(2 * DAY);
      await world.contributions.write.transferFrom(
        [world.author.account.address, world.collector.account.address, id],
        { account: world.author.account },
      );
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.collector, opened, "work"),
        world.contributions,
        "AlreadyCertified",
        [id, is(world.author), certifiedAt],
      );
    });

    it("P1: stays attributed once burnt, and can't be minted again", async () => {
      const id = await certify(world, world.author, opened, "work");
      const { certifiedAt } = await at(id);
      await wait(2 * DAY);
      await world.contributions.write.burn([id], { account: world.author.account });
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work"),
        world.contributions,
        "AlreadyBurnt",
        [id, is(world.author), certifiedAt],
      );
      expect(await world.contributions.read.isCertified([1, digestOf("work")])).to.equal(true);
    });

    it("P7: is another token in another campaign", async () => {
      const second = await open(world);
      const first = await certify(world, world.author, opened, "work");
      const again = await certify(world, world.other, second, "work");
      expect(await world.contributions.read.authorOf([first])).to.satisfy(is(world.author));
      expect(await world.contributions.read.authorOf([again])).to.satisfy(is(world.other));
    });

    it("may have nothing but its top 32 bits", async () => {
      const digest: Hex = `0xffffffff${"00".repeat(28)}`;
      await world.contributions.write.contribute([header(opened), digest, zeroHash, []]);
      expect((await at(idOf(1, digest))).digest).to.equal(digest);
    });
  });

  describe("the parents", () => {
    it("may be none, one, or 16, of any author", async () => {
      const parents: bigint[] = [];
      for (let n = 0; n < 16; n++) parents.push(await certify(world, world.other, opened, `parent ${n}`));
      await certify(world, world.author, opened, "one", { parents: parents.slice(0, 1) });
      await certify(world, world.author, opened, "sixteen", { parents });
    });

    it("are at most 16", async () => {
      const parents = Array.from({ length: 17 }, (_, n) => BigInt(n));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents }),
        world.contributions,
        "TooManyParents",
        [17n],
      );
    });

    it("are certified", async () => {
      const known = await certify(world, world.other, opened, "known");
      const unknown = idOf(1, digestOf("never certified"));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents: [known, unknown] }),
        world.contributions,
        "UnknownParent",
        [unknown],
      );
    });

    it("are not the work itself", async () => {
      const self = idOf(1, digestOf("work"));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents: [self] }),
        world.contributions,
        "UnknownParent",
        [self],
      );
    });

    it("are distinct, wherever they stand", async () => {
      const a = await certify(world, world.other, opened, "a");
      const b = await certify(world, world.other, opened, "b");
      for (const parents of [
        [a, a],
        [a, b, a],
        [b, a, a],
      ]) {
        await assert.revertWithCustomErrorWithArgs(
          certify(world, world.author, opened, "work", { parents }),
          world.contributions,
          "RepeatedParent",
          [a],
        );
      }
    });

    it("are strictly earlier: not of the same second", async () => {
      const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
      const call = (name: string, parents: bigint[]) =>
        encodeFunctionData({
          abi: world.contributions.abi,
          functionName: "contribute",
          args: [header(opened), digestOf(name), zeroHash, parents],
        });
      const parent = idOf(1, digestOf("parent"));
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await assert.revertWithCustomErrorWithArgs(
        account.write.execute([world.contributions.address, [call("parent", []), call("child", [parent])]], {
          account: world.author.account,
        }),
        world.contributions,
        "ParentNotEarlier",
        [parent, now],
      );
      await time.setNextBlockTimestamp(now + 1);
      await certify(world, world.author, opened, "parent");
      await time.setNextBlockTimestamp(now + 2);
      await certify(world, world.author, opened, "child", { parents: [parent] });
    });

    it("may be of another campaign, even a closed one", async () => {
      const parent = await certify(world, world.other, opened, "old");
      await time.increaseTo(opened.settings.closes);
      const next = await open(world);
      const id = await certify(world, world.author, next, "new", { parents: [parent] });
      expect(await world.contributions.read.authorOf([id])).to.satisfy(is(world.author));
    });

    it("may be burnt", async () => {
      const parent = await certify(world, world.other, opened, "burnt");
      await wait(2 * DAY);
      await world.contributions.write.burn([parent], { account: world.other.account });
      await certify(world, world.author, opened, "work", { parents: [parent] });
    });
  });

  describe("the format", () => {
    for (const [name, format] of Object.entries(Format)) {
      const needs = format >= Format.story;
      describe(name, () => {
        let campaign: Opened;
        beforeEach(async () => {
          campaign = await open(world, { format });
        });

        it("takes its first work without a parent", async () => {
          await certify(world, world.author, campaign, "first");
        });

        it(`${needs ? "wants" : "doesn't want"} a parent from the second on`, async () => {
          await certify(world, world.author, campaign, "first");
          const call = certify(world, world.author, campaign, "second");
          if (!needs) {
            await call;
            return;
          }
          await assert.revertWithCustomErrorWithArgs(call, world.contributions, "ParentNeeded", [campaign.campaign]);
        });

        if (!needs) return;

        it("still takes the first parentless one after a lock by hand, and no second", async () => {
          await world.contributions.write.lock([campaign.campaign]);
          await certify(world, world.author, campaign, "first");
          await assert.revertWithCustomError(
            certify(world, world.author, campaign, "second"),
            world.contributions,
            "ParentNeeded",
          );
        });

        it("isn't content with a parent of another campaign, and is with one of its own beside it", async () => {
          const foreign = await certify(world, world.other, opened, "foreign");
          const own = await certify(world, world.author, campaign, "first");
          await assert.revertWithCustomErrorWithArgs(
            certify(world, world.author, campaign, "second", { parents: [foreign] }),
            world.contributions,
            "ParentNeeded",
            [campaign.campaign],
          );
          await certify(world, world.author, campaign, "second", { parents: [foreign, own] });
        });

        it("takes a first work with a foreign parent as the first", async () => {
          const foreign = await certify(world, world.other, opened, "foreign");
          await certify(world, world.author, campaign, "first", { parents: [foreign] });
          await assert.revertWithCustomError(
            certify(world, world.author, campaign, "second"),
            world.contributions,
            "ParentNeeded",
          );
        });
      });
    }
  });

  describe("what it does", () => {
    const manifest = keccak256(toHex("manifest"));

    it("answers with the id: campaign and the digest's low 224 bits", async () => {
      const { result } = await world.contributions.simulate.contribute([
        header(opened),
        digestOf("work"),
        manifest,
        [],
      ]);
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

  it("takes the campaign's number in all its 32 bits", async () => {
    await assert.revertWithCustomErrorWithArgs(
      certify(world, world.author, { ...opened, campaign: Number(maxUint32) }, "work"),
      world.contributions,
      "UnknownCampaign",
      [Number(maxUint32)],
    );
  });
});
