import { expect } from "chai";
import { encodeAbiParameters, getAbiItem, type Hex, keccak256, toHex, zeroAddress, zeroHash } from "viem";
import {
  certify,
  DAY,
  deployCore,
  Format,
  header,
  LIMITS,
  networkHelpers,
  type Opened,
  open,
  ordinarySettings,
  type Settings,
  TERMS,
  viem,
  type World,
} from "./support/world.ts";

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

  /** The config hash as {ICampaigns-configOf} defines it, computed here from nothing but the ABI. */
  async function expectedConfig({ campaign, settings }: Opened, version: number, terms: Hex): Promise<Hex> {
    const tuple = getAbiItem({ abi: world.contributions.abi, name: "settingsOf" }).outputs;
    const settingsHash = keccak256(encodeAbiParameters(tuple, [settings]));
    const whole = keccak256(
      encodeAbiParameters(
        [
          { type: "uint256" },
          { type: "address" },
          { type: "uint32" },
          { type: "bytes32" },
          { type: "uint32" },
          { type: "bytes32" },
        ],
        [
          BigInt(await world.publicClient.getChainId()),
          world.contributions.address,
          campaign,
          settingsHash,
          version,
          terms,
        ],
      ),
    );
    return whole.slice(0, 42) as Hex;
  }

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

      expect(first.config).to.equal(await expectedConfig(first, 1, TERMS));
      expect(second.config).to.equal(await expectedConfig(second, 1, TERMS));
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

  describe("changeSettings", () => {
    it("replaces all settings, and the config hash with them", async () => {
      const opened = await open(world, { aiPolicy: 2, format: 2 });
      const settings = { ...opened.settings, royaltyBps: 1, aiPolicy: 1, format: 0 };
      const hash = world.contributions.write.changeSettings([1, settings], { account: world.brand.account });
      await assert.emit(hash, world.contributions, "SettingsChanged");

      expect(await world.contributions.read.settingsOf([1])).to.deep.equal(settings);
      expect(await world.contributions.read.configOf([1])).to.equal(
        await expectedConfig({ ...opened, settings }, 1, TERMS),
      );
    });

    it("keeps the terms' version", async () => {
      const opened = await open(world);
      const terms = keccak256(toHex("two"));
      await world.contributions.write.publishTerms([1, terms], { account: world.brand.account });
      await world.contributions.write.changeSettings([1, opened.settings], { account: world.brand.account });
      expect(await world.contributions.read.configOf([1])).to.equal(await expectedConfig(opened, 2, terms));
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
      expect(config).to.equal(await expectedConfig(opened, 2, terms));
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
        [1, 2, terms, await expectedConfig(opened, 2, terms)],
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
