import { expect } from "chai";
import { type Hex, zeroAddress, zeroHash } from "viem";
import { Anchored, DATA, type EvidenceError, HOUR } from "../support/evidence.ts";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  Format,
  networkHelpers,
  type Opened,
  open,
  type Person,
  TERMS,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Evidence: anchor", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;
  const ROOT = digestOf("root");

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  interface Given {
    campaign?: number;
    kind?: number;
    root?: Hex;
    count?: number;
    data?: Hex;
    codec?: number;
    config?: Hex;
    by?: Person;
  }
  /** Under the config hash in force, unless told otherwise. */
  const anchor = async (given: Given = {}) => {
    const { campaign = opened.campaign, kind = Anchored.contributions, root = ROOT, count = 3, data = DATA } = given;
    const { codec = 0, by = world.relay } = given;
    const { config = await world.contributions.read.configOf([campaign]) } = given;
    return world.contributions.write.anchor([campaign, kind, root, count, data, codec, config], {
      account: by.account,
    });
  };
  const madeAt = (of: Opened, kind: number = Anchored.contributions, root = ROOT) =>
    world.contributions.read.anchoredAt([of.campaign, kind, root, of.config]);
  const refused = (call: Promise<Hex>, name: EvidenceError, args: unknown[]) =>
    assert.revertWithCustomErrorWithArgs(call, world.contributions, name, args as []);
  const community = { equalBps: 0, communityBps: 10_000 };

  describe("who", () => {
    it("is the campaign's relay and nobody else, not even the brand", async () => {
      for (const by of [world.brand, world.arbiter, world.author, world.other]) {
        for (const kind of Object.values(Anchored)) {
          await refused(anchor({ by, kind }), "NotRelay", [
            1,
            (address: string) => address.toLowerCase() === by.account.address,
          ]);
        }
      }
      await anchor();
    });

    it("is the relay of now, after the brand changed it", async () => {
      await world.contributions.write.setRelay([1, world.other.account.address], { account: world.brand.account });
      await assert.revertWithCustomError(anchor(), world.contributions, "NotRelay");
      await anchor({ by: world.other });
    });

    it("is nobody where there is no relay", async () => {
      await world.contributions.write.setRelay([1, zeroAddress], { account: world.brand.account });
      await assert.revertWithCustomError(anchor(), world.contributions, "NotRelay");
    });

    it("P7: is not another campaign's relay", async () => {
      await world.contributions.write.openCampaign(
        [world.arbiter.account.address, world.other.account.address, opened.settings, TERMS, []],
        { account: world.brand.account },
      );
      await assert.revertWithCustomError(anchor({ campaign: 2 }), world.contributions, "NotRelay");
      await assert.revertWithCustomError(anchor({ by: world.other }), world.contributions, "NotRelay");
    });

    it("is nobody for a campaign that isn't there", async () => {
      await refused(anchor({ campaign: 9, config: opened.config }), "UnknownCampaign", [9]);
    });
  });

  describe("what", () => {
    const empty: [string, Given][] = [
      ["no root", { root: zeroHash }],
      ["no leaves", { count: 0 }],
      ["no data", { data: zeroHash }],
      ["a codec there isn't", { codec: 2 }],
      ["the highest codec", { codec: 255 }],
    ];
    for (const [name, given] of empty) {
      it(`is refused with ${name}`, async () => {
        const { root = ROOT, count = 3, data = DATA, codec = 0 } = given;
        await refused(anchor(given), "BadAnchor", [root, count, data, codec]);
      });
    }

    it("is told whole, the config hash included", async () => {
      const now = (await time.latest()) + 9;
      await time.setNextBlockTimestamp(now);
      await assert.emitWithArgs(anchor({ codec: 1, count: 65_536 }), world.contributions, "Anchored", [
        1,
        Anchored.contributions,
        ROOT,
        65_536,
        DATA,
        1,
        opened.config,
      ]);
      expect(await madeAt(opened)).to.equal(now);
    });

    for (const [name, kind] of Object.entries(Anchored)) {
      it(`is anchored once: ${name} keep their time`, async () => {
        const campaign = await open(world, { ...community, votesClose: opened.settings.closes });
        await anchor({ kind, campaign: campaign.campaign });
        const first = await madeAt(campaign, kind);
        await refused(anchor({ kind, campaign: campaign.campaign, data: digestOf("other") }), "AlreadyAnchored", [
          ROOT,
          first,
        ]);
        expect(await madeAt(campaign, kind)).to.equal(first);
      });
    }

    it("is told apart by kind, campaign, root and config", async () => {
      const second = await open(world);
      await anchor();
      expect(await madeAt(opened, Anchored.polls)).to.equal(0);
      expect(await madeAt(second)).to.equal(0);
      expect(await madeAt(opened, Anchored.contributions, digestOf("other"))).to.equal(0);
      await world.contributions.write.publishTerms([1, digestOf("new")], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);
      expect(await madeAt({ ...opened, config })).to.equal(0);
      expect(await madeAt(opened)).to.be.greaterThan(0);
      // The same works, should they have been signed under the new terms, would be another anchor.
      await anchor();
      expect(await madeAt({ ...opened, config })).to.be.greaterThan(await madeAt(opened));
    });
  });

  describe("when", () => {
    const times: [string, number, (of: Opened) => number][] = [
      ["contributions", Anchored.contributions, (of) => of.settings.closes + HOUR],
      ["votes", Anchored.votes, (of) => of.settings.votesClose + HOUR],
    ];
    for (const [name, kind, end] of times) {
      it(`${name}: from the second in which the campaign opens until an hour after the end`, async () => {
        const opens = (await time.latest()) + 1_000;
        const later = await open(world, { ...community, opens, votesClose: opens + 3 * DAY });
        const { campaign } = later;
        const until = end(later);
        const outside = (call: Promise<Hex>, now: number) =>
          refused(call, "OutsideAnchoring", [campaign, kind, BigInt(now), BigInt(opens), BigInt(until)]);

        await time.setNextBlockTimestamp(opens - 1);
        await outside(anchor({ campaign, kind }), opens - 1);
        await time.setNextBlockTimestamp(opens);
        await anchor({ campaign, kind });
        await time.setNextBlockTimestamp(until - 1);
        await anchor({ campaign, kind, root: digestOf("last") });
        await time.setNextBlockTimestamp(until);
        await outside(anchor({ campaign, kind, root: digestOf("late") }), until);
      });
    }

    it("votes: never where the rule has no community part", async () => {
      await assert.revertWithCustomError(anchor({ kind: Anchored.votes }), world.contributions, "OutsideAnchoring");
    });

    it("answers to polls: from the opening on, for ever", async () => {
      const opens = (await time.latest()) + 1_000;
      const { campaign } = await open(world, { opens });
      const kind = Anchored.polls;
      await time.setNextBlockTimestamp(opens - 1);
      await assert.revertWithCustomError(anchor({ campaign, kind }), world.contributions, "OutsideAnchoring");
      await time.setNextBlockTimestamp(opens);
      await anchor({ campaign, kind });
      await time.increase(1_000 * DAY);
      await anchor({ campaign, kind, root: digestOf("years later") });
    });
  });

  describe("a sealed campaign", () => {
    it("takes none of contributions, in its window or after it, and still takes votes and answers", async () => {
      const votesClose = opened.settings.closes + 100;
      const { campaign } = await open(world, { ...community, votesClose, sealedUntilClose: true });
      await refused(anchor({ campaign }), "SealedTakesNoAnchors", [campaign]);
      await anchor({ campaign, kind: Anchored.votes });
      await anchor({ campaign, kind: Anchored.polls });
      await time.increaseTo(opened.settings.closes + 10);
      await refused(anchor({ campaign }), "SealedTakesNoAnchors", [campaign]);
    });
  });

  describe("the settings", () => {
    for (const [name, kind] of Object.entries(Anchored)) {
      it(`are fixed from the first anchor on, also one of ${name}`, async () => {
        const { campaign, settings } = await open(world, { ...community, votesClose: opened.settings.closes });
        await assert.emitWithArgs(anchor({ campaign, kind }), world.contributions, "CampaignLocked", [campaign]);
        expect(await world.contributions.read.isLocked([campaign])).to.equal(true);
        await refused(
          world.contributions.write.changeSettings([campaign, settings], { account: world.brand.account }),
          "SettingsFixed",
          [campaign],
        );
      });
    }

    it("are said to be so once", async () => {
      await anchor();
      await anchor({ root: digestOf("second") });
      await anchor({ kind: Anchored.polls });
      expect(await world.contributions.getEvents.CampaignLocked({}, { fromBlock: 0n })).to.have.length(1);
    });

    it("don't get another first work by an anchor of anything but contributions", async () => {
      const story = await open(world, { ...community, votesClose: opened.settings.closes, format: Format.story });
      await anchor({ campaign: story.campaign, kind: Anchored.votes });
      await anchor({ campaign: story.campaign, kind: Anchored.polls });
      await certify(world, world.author, story, "first");
    });

    it("have their first work with an anchor of contributions: a story then wants a parent", async () => {
      const story = await open(world, { format: Format.story });
      await anchor({ campaign: story.campaign });
      await refused(certify(world, world.author, story, "first") as Promise<never>, "ParentNeeded", [story.campaign]);
    });
  });
});
