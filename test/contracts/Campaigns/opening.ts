import { expect } from "chai";
import { type Hex, zeroAddress, zeroHash } from "viem";
import {
  DAY,
  deployCore,
  Format,
  LIMITS,
  networkHelpers,
  open,
  ordinarySettings,
  type Settings,
  TERMS,
  viem,
  type World,
} from "../support/world.ts";
import { expectedConfig } from "./expectedConfig.ts";

const { loadFixture, time } = networkHelpers;

describe("Campaigns", () => {
  let world: World;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  const opening = async (
    changes: Partial<Settings> = {},
    terms: Hex = TERMS,
    arbiter = world.arbiter.account.address,
  ) =>
    world.contributions.write.openCampaign(
      [arbiter, world.relay.account.address, { ...(await ordinarySettings()), ...changes }, terms, []],
      { account: world.brand.account },
    );

  describe("constructor", () => {
    it("keeps the limits it was given", async () => {
      expect(await world.contributions.read.limits()).to.deep.equal(LIMITS);
    });

    for (const [field, most] of [
      ["reviewMin", 60 * DAY],
      ["appealMin", 30 * DAY],
      ["finalityMin", 30 * DAY],
    ] as const) {
      it(`refuses a ${field} above the protocol's maximum`, async () => {
        await viem.deployContract("Contributions", [{ ...LIMITS, [field]: most }, zeroAddress]);
        await assert.revertWithCustomErrorWithArgs(
          viem.deployContract("Contributions", [{ ...LIMITS, [field]: most + 1 }, zeroAddress]) as never,
          world.contributions,
          "BadPeriod",
          [field, BigInt(most + 1), 0n, BigInt(most)],
        );
      });
    }
  });

  describe("openCampaign", () => {
    it("numbers campaigns from 1 and keeps all that was said", async () => {
      const first = await open(world, {}, [world.curator.account.address]);
      const second = await open(world);

      expect([first.campaign, second.campaign]).to.deep.equal([1, 2]);
      expect(await world.contributions.read.settingsOf([1])).to.deep.equal(first.settings);
      expect(await world.contributions.read.termsOf([1])).to.deep.equal([1, TERMS]);
      expect(await world.contributions.read.windowOf([1])).to.deep.equal([first.settings.opens, first.settings.closes]);
      expect((await world.contributions.read.brandOf([1])).toLowerCase()).to.equal(world.brand.account.address);
      expect((await world.contributions.read.arbiterOf([1])).toLowerCase()).to.equal(world.arbiter.account.address);
      expect((await world.contributions.read.relayOf([1])).toLowerCase()).to.equal(world.relay.account.address);
      expect(await world.contributions.read.isLocked([1])).to.equal(false);
    });

    it("emits everything an index needs, and each curator", async () => {
      const settings = await ordinarySettings();
      const hash = await world.contributions.write.openCampaign(
        [world.arbiter.account.address, zeroAddress, settings, TERMS, [world.curator.account.address]],
        { account: world.brand.account },
      );
      const config = await world.contributions.read.configOf([1]);
      await assert.emitWithArgs(Promise.resolve(hash), world.contributions, "CampaignOpened", [
        1,
        (address: string) => address.toLowerCase() === world.brand.account.address,
        (address: string) => address.toLowerCase() === world.arbiter.account.address,
        zeroAddress,
        (given: unknown) => {
          expect(given).to.deep.equal(settings);
          return true;
        },
        TERMS,
        config,
      ]);
      await assert.emit(Promise.resolve(hash), world.contributions, "CuratorSet");
    });

    it("P11: binds chain, contract, campaign, settings and terms into the config hash", async () => {
      const first = await open(world);
      const second = await open(world);

      expect(first.config).to.equal(await expectedConfig(world, first, 1, TERMS));
      expect(second.config).to.equal(await expectedConfig(world, second, 1, TERMS));
      expect(first.config).to.not.equal(second.config);
    });

    describe("the arbiter", () => {
      it("is not the brand", async () => {
        await assert.revertWithCustomErrorWithArgs(
          opening({}, TERMS, world.brand.account.address),
          world.contributions,
          "ArbiterNotIndependent",
          [(address: string) => address.toLowerCase() === world.brand.account.address],
        );
      });

      it("is not nobody", async () => {
        await assert.revertWithCustomErrorWithArgs(
          opening({}, TERMS, zeroAddress),
          world.contributions,
          "ArbiterNotIndependent",
          [zeroAddress],
        );
      });
    });

    it("refuses empty terms", async () => {
      await assert.revertWithCustomError(opening({}, zeroHash), world.contributions, "EmptyTerms");
    });

    describe("the window", () => {
      it("must not close when it opens", async () => {
        const { closes } = await ordinarySettings();
        await assert.revertWithCustomErrorWithArgs(opening({ opens: closes }), world.contributions, "BadWindow", [
          closes,
          closes,
        ]);
      });

      it("must not be over", async () => {
        const now = (await time.latest()) + 10;
        await time.setNextBlockTimestamp(now);
        await assert.revertWithCustomErrorWithArgs(
          opening({ opens: now - 50, closes: now }),
          world.contributions,
          "BadWindow",
          [now - 50, now],
        );
        await time.setNextBlockTimestamp(now + 10);
        await opening({ opens: now - 50, closes: now + 11 });
      });
    });

    describe("the periods", () => {
      const bounds = [
        ["reviewPeriod", LIMITS.reviewMin, 60 * DAY],
        ["appealPeriod", LIMITS.appealMin, 30 * DAY],
        ["finality", LIMITS.finalityMin, 30 * DAY],
        ["settleWithin", 0, 180 * DAY],
      ] as const;
      for (const [field, least, most] of bounds) {
        it(`takes a ${field} of exactly its bounds`, async () => {
          await opening({ [field]: least });
          await opening({ [field]: most });
        });

        it(`refuses a ${field} beyond them`, async () => {
          const wrong = least > 0 ? [least - 1, most + 1] : [most + 1];
          for (const value of wrong) {
            await assert.revertWithCustomErrorWithArgs(opening({ [field]: value }), world.contributions, "BadPeriod", [
              field,
              BigInt(value),
              BigInt(least),
              BigInt(most),
            ]);
          }
        });
      }

      it("takes votes until the review ends, and no longer", async () => {
        const { opens, closes, reviewPeriod } = await ordinarySettings();
        const rule = { opens, closes, equalBps: 5_000, communityBps: 5_000 };
        const end = closes + reviewPeriod;
        await opening({ ...rule, votesClose: end });
        await opening({ ...rule, votesClose: opens + 1 });
        for (const votesClose of [end + 1, opens, 0]) {
          await assert.revertWithCustomErrorWithArgs(
            opening({ ...rule, votesClose }),
            world.contributions,
            "BadPeriod",
            ["votesClose", BigInt(votesClose), BigInt(opens + 1), BigInt(end)],
          );
        }
      });

      it("counts a sealed campaign's reveals into the end of votes", async () => {
        const { opens, closes, reviewPeriod } = await ordinarySettings();
        const rule = { opens, closes, equalBps: 5_000, communityBps: 5_000, sealedUntilClose: true };
        const end = closes + 7 * DAY + reviewPeriod;
        await opening({ ...rule, votesClose: end });
        await assert.revertWithCustomError(opening({ ...rule, votesClose: end + 1 }), world.contributions, "BadPeriod");
      });

      it("refuses an end of votes where the rule has no community part", async () => {
        const { closes } = await ordinarySettings();
        await assert.revertWithCustomErrorWithArgs(opening({ votesClose: closes }), world.contributions, "BadPeriod", [
          "votesClose",
          BigInt(closes),
          0n,
          0n,
        ]);
      });
    });

    describe("the rule", () => {
      for (const [equalBps, curatedBps, communityBps, lineageBps] of [
        [9_999, 0, 0, 0],
        [5_000, 5_001, 0, 0],
        [10_000, 0, 0, 5_001],
        // Sums to 10,000 only where the sum wraps around at 2^16.
        [65_535, 10_001, 0, 0],
      ] as const) {
        it(`refuses ${equalBps} + ${curatedBps} + ${communityBps}, λ ${lineageBps}`, async () => {
          const rule = { equalBps, curatedBps, communityBps, lineageBps };
          await assert.revertWithCustomErrorWithArgs(opening(rule), world.contributions, "BadRule", [
            equalBps,
            curatedBps,
            communityBps,
            lineageBps,
          ]);
        });
      }

      it("takes any mix that is whole, and λ up to a half", async () => {
        const { closes } = await ordinarySettings();
        await opening({
          equalBps: 3_333,
          curatedBps: 3_333,
          communityBps: 3_334,
          votesClose: closes,
          lineageBps: 5_000,
        });
      });
    });

    it("takes a royalty of 10 % and refuses more", async () => {
      await opening({ royaltyBps: 1_000 });
      await assert.revertWithCustomErrorWithArgs(
        opening({ royaltyBps: 1_001 }),
        world.contributions,
        "RoyaltyTooHigh",
        [1_001],
      );
    });

    it("takes an appeal bond of the cap and refuses more", async () => {
      await opening({ appealBond: LIMITS.appealBondCap });
      await assert.revertWithCustomErrorWithArgs(
        opening({ appealBond: LIMITS.appealBondCap + 1n }),
        world.contributions,
        "AppealBondTooHigh",
        [LIMITS.appealBondCap + 1n, LIMITS.appealBondCap],
      );
    });

    for (const [name, format] of Object.entries(Format)) {
      const takes = format < Format.story;
      it(`${takes ? "takes" : "refuses"} a sealed campaign of format ${name}`, async () => {
        const call = opening({ sealedUntilClose: true, format });
        if (takes) await call;
        else await assert.revertWithCustomError(call, world.contributions, "FormatNeedsOpenCampaign");
      });
    }
  });
});
