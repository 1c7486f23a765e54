import { expect } from "chai";
import { zeroAddress, zeroHash } from "viem";
import { deployCore, header, networkHelpers, open, TERMS, viem, type World } from "../support/world.ts";

const { loadFixture } = networkHelpers;

describe("Campaigns", () => {
  let world: World;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  describe("roles", () => {
    beforeEach(async () => {
      await open(world, {}, [world.curator.account.address]);
    });

    it("lets the brand and its curators review, until dismissed", async () => {
      const may = (who: World["brand"]) => world.contributions.read.mayReview([1, who.account.address]);
      expect(await may(world.brand)).to.equal(true);
      expect(await may(world.curator)).to.equal(true);
      expect(await may(world.other)).to.equal(false);

      await world.contributions.write.setCurator([1, world.curator.account.address, false], {
        account: world.brand.account,
      });
      expect(await may(world.curator)).to.equal(false);
    });

    it("P7: names curators for one campaign only", async () => {
      await open(world);
      expect(await world.contributions.read.mayReview([2, world.curator.account.address])).to.equal(false);
    });

    it("lets the brand change the relay", async () => {
      await assert.emit(
        world.contributions.write.setRelay([1, zeroAddress], { account: world.brand.account }),
        world.contributions,
        "RelaySet",
      );
      expect(await world.contributions.read.relayOf([1])).to.equal(zeroAddress);
    });

    it("keeps curators, relay and the brand's offer from everybody else", async () => {
      const by = { account: world.other.account };
      const calls = [
        world.contributions.write.setCurator([1, world.other.account.address, true], by),
        world.contributions.write.setRelay([1, world.other.account.address], by),
        world.contributions.write.offerBrand([1, world.other.account.address], by),
      ];
      for (const call of calls) await assert.revertWithCustomError(call, world.contributions, "NotBrand");
    });

    describe("the brand's hand-over", () => {
      it("takes two steps", async () => {
        const to = world.other.account.address;
        await world.contributions.write.offerBrand([1, to], { account: world.brand.account });
        expect((await world.contributions.read.brandOf([1])).toLowerCase()).to.equal(world.brand.account.address);
        await assert.emit(
          world.contributions.write.acceptBrand([1], { account: world.other.account }),
          world.contributions,
          "BrandChanged",
        );
        expect((await world.contributions.read.brandOf([1])).toLowerCase()).to.equal(to);
        await assert.revertWithCustomError(
          world.contributions.write.setRelay([1, to], { account: world.brand.account }),
          world.contributions,
          "NotBrand",
        );
      });

      it("is only for whom it was offered to, and once", async () => {
        await world.contributions.write.offerBrand([1, world.other.account.address], { account: world.brand.account });
        const refused = (who: World["brand"]) =>
          assert.revertWithCustomErrorWithArgs(
            world.contributions.write.acceptBrand([1], { account: who.account }),
            world.contributions,
            "NotOffered",
            [1, (address: string) => address.toLowerCase() === who.account.address],
          );
        await refused(world.curator);
        await world.contributions.write.acceptBrand([1], { account: world.other.account });
        await refused(world.other);
      });

      it("can be withdrawn", async () => {
        const by = { account: world.brand.account };
        await world.contributions.write.offerBrand([1, world.other.account.address], by);
        await world.contributions.write.offerBrand([1, zeroAddress], by);
        await assert.revertWithCustomError(
          world.contributions.write.acceptBrand([1], { account: world.other.account }),
          world.contributions,
          "NotOffered",
        );
      });

      it("is refused for the arbiter", async () => {
        await world.contributions.write.offerBrand([1, world.arbiter.account.address], {
          account: world.brand.account,
        });
        await assert.revertWithCustomError(
          world.contributions.write.acceptBrand([1], { account: world.arbiter.account }),
          world.contributions,
          "ArbiterNotIndependent",
        );
      });
    });

    describe("the arbiter's hand-over", () => {
      it("takes two steps", async () => {
        const to = world.other.account.address;
        await world.contributions.write.offerArbiter([1, to], { account: world.arbiter.account });
        expect((await world.contributions.read.arbiterOf([1])).toLowerCase()).to.equal(world.arbiter.account.address);
        await assert.emit(
          world.contributions.write.acceptArbiter([1], { account: world.other.account }),
          world.contributions,
          "ArbiterChanged",
        );
        expect((await world.contributions.read.arbiterOf([1])).toLowerCase()).to.equal(to);
      });

      it("is offered by the arbiter alone, never by the brand", async () => {
        await assert.revertWithCustomErrorWithArgs(
          world.contributions.write.offerArbiter([1, world.other.account.address], { account: world.brand.account }),
          world.contributions,
          "NotArbiter",
          [1, (address: string) => address.toLowerCase() === world.brand.account.address],
        );
      });

      it("is only for whom it was offered to", async () => {
        await world.contributions.write.offerArbiter([1, world.other.account.address], {
          account: world.arbiter.account,
        });
        await assert.revertWithCustomError(
          world.contributions.write.acceptArbiter([1], { account: world.curator.account }),
          world.contributions,
          "NotOffered",
        );
      });

      it("is refused for the brand, also for one who became it in between", async () => {
        const to = world.other.account.address;
        await world.contributions.write.offerArbiter([1, to], { account: world.arbiter.account });
        await world.contributions.write.offerBrand([1, to], { account: world.brand.account });
        await world.contributions.write.acceptBrand([1], { account: world.other.account });
        await assert.revertWithCustomError(
          world.contributions.write.acceptArbiter([1], { account: world.other.account }),
          world.contributions,
          "ArbiterNotIndependent",
        );
      });
    });
  });

  it("answers for no campaign that was never opened", async () => {
    await open(world);
    const { settings } = await open(world);
    const { read, write } = world.contributions;
    const to = world.other.account.address;
    for (const campaign of [0, 3]) {
      const calls = [
        () => read.configOf([campaign]),
        () => read.windowOf([campaign]),
        () => read.settingsOf([campaign]),
        () => read.termsOf([campaign]),
        () => read.brandOf([campaign]),
        () => read.arbiterOf([campaign]),
        () => read.relayOf([campaign]),
        () => read.mayReview([campaign, zeroAddress]),
        () => read.isLocked([campaign]),
        () => read.scheduleOf([campaign]),
        () => write.lock([campaign]),
        () => write.changeSettings([campaign, settings]),
        () => write.publishTerms([campaign, TERMS]),
        () => write.setCurator([campaign, to, true]),
        () => write.setRelay([campaign, to]),
        () => write.offerBrand([campaign, to]),
        () => write.acceptBrand([campaign]),
        () => write.offerArbiter([campaign, to]),
        () => write.acceptArbiter([campaign]),
        () => write.contribute([header({ campaign, config: `0x${"00".repeat(20)}` }), TERMS, zeroHash, []]),
      ];
      for (const call of calls) {
        await assert.revertWithCustomErrorWithArgs(call(), world.contributions, "UnknownCampaign", [campaign]);
      }
    }
  });
});
