import { expect } from "chai";
import { keccak256, toHex, zeroHash } from "viem";
import {
  certify,
  DAY,
  deployCore,
  Format,
  networkHelpers,
  type Opened,
  open,
  TERMS,
  viem,
  type World,
} from "../support/world.ts";
import { expectedConfig } from "./expectedConfig.ts";

const { loadFixture } = networkHelpers;

describe("Campaigns", () => {
  let world: World;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  describe("changeSettings", () => {
    it("replaces all settings, and the config hash with them", async () => {
      const opened = await open(world, { aiPolicy: 2, format: 2 });
      const settings = { ...opened.settings, royaltyBps: 1, aiPolicy: 1, format: 0 };
      const hash = world.contributions.write.changeSettings([1, settings], { account: world.brand.account });
      await assert.emit(hash, world.contributions, "SettingsChanged");

      expect(await world.contributions.read.settingsOf([1])).to.deep.equal(settings);
      expect(await world.contributions.read.configOf([1])).to.equal(
        await expectedConfig(world, { ...opened, settings }, 1, TERMS),
      );
    });

    it("keeps the terms' version", async () => {
      const opened = await open(world);
      const terms = keccak256(toHex("two"));
      await world.contributions.write.publishTerms([1, terms], { account: world.brand.account });
      await world.contributions.write.changeSettings([1, opened.settings], { account: world.brand.account });
      expect(await world.contributions.read.configOf([1])).to.equal(await expectedConfig(world, opened, 2, terms));
    });

    it("checks the same bounds", async () => {
      const { settings } = await open(world);
      await assert.revertWithCustomError(
        world.contributions.write.changeSettings([1, { ...settings, finality: 1 }], { account: world.brand.account }),
        world.contributions,
        "BadPeriod",
      );
    });

    it("is the brand's", async () => {
      const { settings } = await open(world);
      await assert.revertWithCustomErrorWithArgs(
        world.contributions.write.changeSettings([1, settings], { account: world.other.account }),
        world.contributions,
        "NotBrand",
        [1, (address: string) => address.toLowerCase() === world.other.account.address],
      );
    });

    describe("once locked", () => {
      const locks: Record<string, (opened: Opened) => Promise<unknown>> = {
        "by hand": () => world.contributions.write.lock([1], { account: world.other.account }),
        "by the first contribution": (opened) => certify(world, world.author, opened, "first"),
      };
      for (const [name, act] of Object.entries(locks)) {
        it(`is refused: ${name}`, async () => {
          const opened = await open(world);
          await act(opened);
          await assert.revertWithCustomErrorWithArgs(
            world.contributions.write.changeSettings([1, opened.settings], { account: world.brand.account }),
            world.contributions,
            "SettingsFixed",
            [1],
          );
        });
      }
    });
  });

  describe("lock", () => {
    it("is open to anybody, says so once, and may be repeated", async () => {
      await open(world);
      await assert.emitWithArgs(
        world.contributions.write.lock([1], { account: world.other.account }),
        world.contributions,
        "CampaignLocked",
        [1],
      );
      const again = await world.contributions.write.lock([1], { account: world.other.account });
      const receipt = await world.publicClient.getTransactionReceipt({ hash: again });

      expect(receipt.logs).to.have.length(0);
      expect(await world.contributions.read.isLocked([1])).to.equal(true);
    });

    it("leaves everything else as it was", async () => {
      const { config, settings } = await open(world, { format: Format.remix });
      await world.contributions.write.lock([1]);
      expect(await world.contributions.read.configOf([1])).to.equal(config);
      expect(await world.contributions.read.windowOf([1])).to.deep.equal([settings.opens, settings.closes]);
    });

    it("P7: locks that campaign and no other", async () => {
      await open(world);
      await open(world);
      await world.contributions.write.lock([2]);
      expect(await world.contributions.read.isLocked([1])).to.equal(false);
    });
  });

  describe("publishTerms", () => {
    const terms = keccak256(toHex("terms, version 2"));

    it("P11: numbers the version, and only contributions under the new config hash are taken", async () => {
      const opened = await open(world);
      await world.contributions.write.publishTerms([1, terms], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);

      expect(await world.contributions.read.termsOf([1])).to.deep.equal([2, terms]);
      expect(config).to.equal(await expectedConfig(world, opened, 2, terms));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "old terms"),
        world.contributions,
        "OtherConfig",
        [1, opened.config, config],
      );
      await certify(world, world.author, { ...opened, config }, "new terms");
    });

    it("stays possible once locked, and keeps lock, window and format", async () => {
      const opened = await open(world, { format: Format.story });
      await certify(world, world.author, opened, "first");
      await world.contributions.write.publishTerms([1, terms], { account: world.brand.account });
      const config = await world.contributions.read.configOf([1]);

      expect(await world.contributions.read.isLocked([1])).to.equal(true);
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, { ...opened, config }, "second"),
        world.contributions,
        "ParentNeeded",
        [1],
      );
    });

    it("makes a version of its own even of the same document", async () => {
      const { config } = await open(world);
      await world.contributions.write.publishTerms([1, TERMS], { account: world.brand.account });
      expect(await world.contributions.read.configOf([1])).to.not.equal(config);
    });

    it("says so", async () => {
      const opened = await open(world);
      await assert.emitWithArgs(
        world.contributions.write.publishTerms([1, terms], { account: world.brand.account }),
        world.contributions,
        "TermsPublished",
        [1, 2, terms, await expectedConfig(world, opened, 2, terms)],
      );
    });

    it("is the brand's, and refuses nothing", async () => {
      await open(world);
      await assert.revertWithCustomError(
        world.contributions.write.publishTerms([1, terms], { account: world.curator.account }),
        world.contributions,
        "NotBrand",
      );
      await assert.revertWithCustomError(
        world.contributions.write.publishTerms([1, zeroHash], { account: world.brand.account }),
        world.contributions,
        "EmptyTerms",
      );
    });
  });

  describe("scheduleOf", () => {
    for (const sealedUntilClose of [false, true]) {
      it(`adds the periods up, ${sealedUntilClose ? "after the reveals" : "from the close"}`, async () => {
        const { settings } = await open(world, { sealedUntilClose });
        const starts = settings.closes + (sealedUntilClose ? 7 * DAY : 0);
        const ends = starts + settings.reviewPeriod;
        const appeals = ends + settings.appealPeriod;
        const roll = appeals + settings.finality;
        expect(await world.contributions.read.scheduleOf([1])).to.deep.equal([
          starts,
          ends,
          appeals,
          roll,
          roll + settings.settleWithin,
        ]);
      });
    }

    it("doesn't overflow at the end of 32-bit time", async () => {
      await open(world, { closes: 2 ** 32 - 1, reviewPeriod: 60 * DAY });
      const [starts, ends] = await world.contributions.read.scheduleOf([1]);
      expect([starts, ends]).to.deep.equal([2 ** 32 - 1, 2 ** 32 - 1 + 60 * DAY]);
    });
  });
});
