import { expect } from "chai";
import { type Address, type Hex, zeroHash } from "viem";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  type Person,
  viem,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Curation: verdicts", () => {
  let world: World;
  let opened: Opened;
  let id: bigint;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world, {}, [world.curator.account.address]);
    id = await certify(world, world.author, opened, "work");
  });

  interface Verdict {
    id: bigint;
    author: Address;
    accepted: boolean;
    score: number;
    reason: number;
    note: Hex;
  }

  const verdict = (changes: Partial<Verdict> = {}): Verdict => ({
    id,
    author: world.author.account.address,
    accepted: true,
    score: 7_000,
    reason: 0,
    note: zeroHash,
    ...changes,
  });
  const review = (verdicts: Verdict[], by: Person = world.curator, campaign = opened.campaign) =>
    world.curation.write.review([campaign, verdicts], { account: by.account });

  it("knows whose campaigns it reviews", async () => {
    expect((await world.curation.read.contributions()).toLowerCase()).to.equal(world.contributions.address);
  });

  describe("a verdict", () => {
    it("is in the log with everything about it", async () => {
      const is = (who: Person) => (address: string) => address.toLowerCase() === who.account.address;
      const note = digestOf("note");
      await assert.emitWithArgs(review([verdict({ note })]), world.curation, "Reviewed", [
        id,
        is(world.author),
        is(world.curator),
        true,
        7_000,
        0,
        note,
      ]);
    });

    it("may be replaced, each in the log", async () => {
      const hash = await review([verdict(), verdict({ accepted: false, score: 0, reason: 7 })]);
      const logs = await world.publicClient.getTransactionReceipt({ hash });
      expect(logs.logs).to.have.length(2);
    });

    it("may be about a work that isn't minted yet", async () => {
      const later = idOf(opened.campaign, digestOf("later"));
      await assert.emit(review([verdict({ id: later })]), world.curation, "Reviewed");
    });

    const good: Partial<Verdict>[] = [
      { score: 0 },
      { score: 10_000 },
      ...[1, 2, 3, 4, 5, 6, 7].map((reason) => ({ accepted: false, score: 0, reason })),
      { accepted: false, score: 0, reason: 8, note: digestOf("why") },
    ];
    for (const changes of good) {
      const { accepted = true, score, reason = 0 } = changes;
      it(`may be ${accepted ? `accepted with score ${score}` : `rejected for reason ${reason}`}`, async () => {
        await review([verdict(changes)]);
      });
    }

    const bad: [string, Partial<Verdict>][] = [
      ["a score above 10,000", { score: 10_001 }],
      ["accepted with a reason", { reason: 1 }],
      ["rejected with a score", { accepted: false, reason: 1, score: 1 }],
      ["rejected without a reason", { accepted: false, score: 0 }],
      ["rejected for an unknown reason", { accepted: false, score: 0, reason: 9, note: digestOf("why") }],
      ["rejected for another reason without saying which", { accepted: false, score: 0, reason: 8 }],
    ];
    for (const [name, changes] of bad) {
      it(`can't be ${name}`, async () => {
        const { accepted, score, reason } = verdict(changes);
        await assert.revertWithCustomErrorWithArgs(review([verdict(changes)]), world.curation, "BadVerdict", [
          id,
          accepted,
          score,
          reason,
        ]);
      });
    }

    it("P7: is about the campaign under review", async () => {
      const second = await open(world);
      const foreign = await certify(world, world.author, second, "foreign");
      await assert.revertWithCustomErrorWithArgs(review([verdict({ id: foreign })]), world.curation, "OtherCampaign", [
        opened.campaign,
        foreign,
      ]);
    });

    describe("names the author", () => {
      const wrong = () => verdict({ author: world.other.account.address });
      const refused = (given: Verdict) =>
        assert.revertWithCustomErrorWithArgs(review([given]), world.curation, "OtherAuthor", [
          id,
          (address: string) => address.toLowerCase() === given.author,
          (address: string) => address.toLowerCase() === world.author.account.address,
        ]);

      it("as it is on chain", async () => {
        await refused(wrong());
      });

      it("also after a sale, and not the owner", async () => {
        await wait(opened.settings.finality);
        const { author, collector, contributions } = world;
        await contributions.write.transferFrom([author.account.address, collector.account.address, id], {
          account: author.account,
        });
        await refused(verdict({ author: collector.account.address }));
        await review([verdict()]);
      });

      it("also once burnt", async () => {
        await wait(opened.settings.finality);
        await world.contributions.write.burn([id], { account: world.author.account });
        await refused(wrong());
        await review([verdict()]);
      });
    });
  });

  describe("a batch", () => {
    it("isn't empty", async () => {
      await assert.revertWithCustomError(review([]), world.curation, "NoVerdicts");
    });

    it("counts whole or not at all", async () => {
      const hash = review([verdict(), verdict({ score: 10_001 })]);
      await assert.revertWithCustomError(hash, world.curation, "BadVerdict");
      expect(await world.publicClient.getLogs({ address: world.curation.address })).to.have.length(0);
    });
  });

  describe("who", () => {
    it("may be the brand as well", async () => {
      await review([verdict()], world.brand);
    });

    it("is nobody else, and no curator any more once dismissed", async () => {
      const refused = (by: Person) =>
        assert.revertWithCustomErrorWithArgs(review([verdict()], by), world.curation, "NotCurator", [
          opened.campaign,
          (address: string) => address.toLowerCase() === by.account.address,
        ]);
      for (const by of [world.author, world.arbiter, world.other]) await refused(by);
      await world.contributions.write.setCurator([opened.campaign, world.curator.account.address, false], {
        account: world.brand.account,
      });
      await refused(world.curator);
    });

    it("P7: is not another campaign's curator", async () => {
      const second = await open(world);
      await assert.revertWithCustomError(
        review([verdict()], world.curator, second.campaign),
        world.curation,
        "NotCurator",
      );
    });

    it("is nobody where there is no campaign", async () => {
      await assert.revertWithCustomErrorWithArgs(
        review([verdict()], world.curator, 99),
        world.contributions,
        "UnknownCampaign",
        [99],
      );
    });
  });

  describe("when", () => {
    it("is from the opening on", async () => {
      const opens = (await time.latest()) + 1_000;
      const later = await open(world, { opens });
      const early = [verdict({ id: idOf(later.campaign, digestOf("work")) })];
      const [, reviewEnds] = await world.contributions.read.scheduleOf([later.campaign]);
      await time.setNextBlockTimestamp(opens - 1);
      await assert.revertWithCustomErrorWithArgs(
        review(early, world.brand, later.campaign),
        world.curation,
        "OutsideReview",
        [later.campaign, BigInt(opens - 1), reviewEnds],
      );
      await time.setNextBlockTimestamp(opens);
      await review(early, world.brand, later.campaign);
    });

    for (const sealedUntilClose of [false, true]) {
      it(`is until the review ends${sealedUntilClose ? ", counted from the end of reveals where sealed" : ""}`, async () => {
        const campaign = await open(world, { sealedUntilClose });
        const own = [verdict({ id: idOf(campaign.campaign, digestOf("work")) })];
        const { closes, reviewPeriod } = campaign.settings;
        const ends = closes + (sealedUntilClose ? 7 * DAY : 0) + reviewPeriod;
        await time.setNextBlockTimestamp(ends - 1);
        await review(own, world.brand, campaign.campaign);
        await time.setNextBlockTimestamp(ends);
        await assert.revertWithCustomErrorWithArgs(
          review(own, world.brand, campaign.campaign),
          world.curation,
          "OutsideReview",
          [campaign.campaign, BigInt(ends), ends],
        );
      });
    }
  });
});
