import { expect } from "chai";
import type { Hex } from "viem";
import { commitmentOf, saltOf } from "../support/evidence.ts";
import { deployCore, digestOf, networkHelpers, type Opened, open, viem, type World } from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Evidence: commit", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;
  const [a, b, c]: Hex[] = [digestOf("a"), digestOf("b"), digestOf("c")] as const;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const commit = (commitments: readonly Hex[], campaign = opened.campaign) =>
    world.contributions.write.commit([campaign, commitments], { account: world.author.account });
  const madeAt = (commitment: Hex, campaign = opened.campaign) =>
    world.contributions.read.committedAt([campaign, commitment]);

  it("refuses none", async () => {
    await assert.revertWithCustomError(commit([]), world.contributions, "NoCommitments");
  });

  it("refuses a campaign that nobody opened", async () => {
    for (const unknown of [0, opened.campaign + 1]) {
      await assert.revertWithCustomErrorWithArgs(commit([a], unknown), world.contributions, "UnknownCampaign", [
        unknown,
      ]);
    }
  });

  describe("the window", () => {
    it("opens with the second it names and not before", async () => {
      const opens = (await time.latest()) + 1_000;
      const later = await open(world, { opens });
      await time.setNextBlockTimestamp(opens - 1);
      await assert.revertWithCustomErrorWithArgs(commit([a], later.campaign), world.contributions, "OutsideWindow", [
        later.campaign,
        BigInt(opens - 1),
        opens,
        later.settings.closes,
      ]);
      await time.setNextBlockTimestamp(opens);
      await commit([a], later.campaign);
      expect(await madeAt(a, later.campaign)).to.equal(opens);
    });

    for (const sealedUntilClose of [false, true]) {
      it(`closes with the second it names on ${sealedUntilClose ? "a sealed" : "an open"} campaign`, async () => {
        const { campaign, settings } = await open(world, { sealedUntilClose });
        const { closes, opens } = settings;
        await time.setNextBlockTimestamp(closes - 1);
        await commit([a], campaign);
        await time.setNextBlockTimestamp(closes);
        await assert.revertWithCustomErrorWithArgs(commit([b], campaign), world.contributions, "OutsideWindow", [
          campaign,
          BigInt(closes),
          opens,
          closes,
        ]);
        expect(await madeAt(b, campaign)).to.equal(0);
      });
    }
  });

  describe("what it writes", () => {
    it("is the block's time, of each in a batch, with an event each", async () => {
      const now = (await time.latest()) + 50;
      await time.setNextBlockTimestamp(now);
      const call = commit([a, b, c]);
      for (const one of [a, b, c]) {
        await assert.emitWithArgs(call, world.contributions, "Committed", [opened.campaign, one]);
        expect(await madeAt(one)).to.equal(now);
      }
    });

    it("stays: the first write wins, whoever repeats it, alone or among new ones", async () => {
      await commit([a]);
      const first = await madeAt(a);
      await commit([a]);
      await world.contributions.write.commit([opened.campaign, [b, a]], { account: world.other.account });
      expect(await madeAt(a)).to.equal(first);
      expect(await madeAt(b)).to.be.greaterThan(first);
    });

    it("says nothing of one that was there, nor twice of one named twice", async () => {
      await commit([a]);
      await commit([a, b, b]);
      const events = await world.contributions.getEvents.Committed({}, { fromBlock: 0n });
      expect(events.map(({ args }) => args.commitment)).to.deep.equal([a, b]);
    });

    it("P7: is the campaign's own", async () => {
      const second = await open(world);
      await commit([a]);
      expect(await madeAt(a, second.campaign)).to.equal(0);
    });

    it("binds whoever it names, not the caller", async () => {
      const author = world.collector.account.address;
      const commitment = commitmentOf(world, opened.campaign, author, digestOf("work"), saltOf("work"));
      await commit([commitment]);
      expect(await madeAt(commitment)).to.be.greaterThan(0);
    });
  });

  describe("the settings", () => {
    it("are fixed from the first commitment on", async () => {
      expect(await world.contributions.read.isLocked([opened.campaign])).to.equal(false);
      await assert.emitWithArgs(commit([a]), world.contributions, "CampaignLocked", [opened.campaign]);
      expect(await world.contributions.read.isLocked([opened.campaign])).to.equal(true);
      await assert.revertWithCustomErrorWithArgs(
        world.contributions.write.changeSettings([opened.campaign, opened.settings], { account: world.brand.account }),
        world.contributions,
        "SettingsFixed",
        [opened.campaign],
      );
    });

    it("are said to be so once", async () => {
      await commit([a]);
      await commit([b]);
      expect(await world.contributions.getEvents.CampaignLocked({}, { fromBlock: 0n })).to.have.length(1);
    });

    it("P7: of other campaigns stay open", async () => {
      const second = await open(world);
      await commit([a]);
      expect(await world.contributions.read.isLocked([second.campaign])).to.equal(false);
    });
  });
});
