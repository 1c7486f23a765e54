import { expect } from "chai";
import { type Hex, maxUint32, zeroHash } from "viem";
import {
  Ai,
  certify,
  DAY,
  deployCore,
  digestOf,
  type HeaderFields,
  header,
  idOf,
  is,
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

  it("takes the campaign's number in all its 32 bits", async () => {
    await assert.revertWithCustomErrorWithArgs(
      certify(world, world.author, { ...opened, campaign: Number(maxUint32) }, "work"),
      world.contributions,
      "UnknownCampaign",
      [Number(maxUint32)],
    );
  });
});
