import { expect } from "chai";
import { zeroHash } from "viem";
import {
  appeal,
  appealed,
  BOND,
  balanceOf,
  type CurationWorld,
  certify,
  correctAuthor,
  type Decision,
  decide,
  decided,
  decision,
  deployCuration,
  digestOf,
  idOf,
  is,
  networkHelpers,
  next,
  open,
  State,
  timesOf,
  viem,
} from "./support.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;

describe("Curation: appeals", () => {
  let world: CurationWorld;
  beforeEach(async () => {
    world = await loadFixture(deployCuration);
  });
  const stateOf = async (id = world.id, by = world.author) => world.curation.read.appealOf([id, by.account.address]);

  it("knows the campaigns and the pools, which are one deployment's", async () => {
    expect((await world.curation.read.contributions()).toLowerCase()).to.equal(world.contributions.address);
    expect((await world.curation.read.pools()).toLowerCase()).to.equal(world.pools.address);
    const others = await viem.deployContract("PoolsMock", [world.curation.address]);
    await assert.revertWithCustomErrorWithArgs(
      viem.deployContract("Curation", [world.contributions.address, others.address]),
      world.curation,
      "OtherDeployment",
      [is(world.contributions), is(others)],
    );
  });

  describe("an appeal", () => {
    it("is in the log and in one slot, with its bond", async () => {
      await next(world.from);
      await assert.emitWithArgs(appeal(world, world.author), world.curation, "Appealed", [
        world.opened.campaign,
        world.id,
        is(world.author),
        BOND,
      ]);
      expect(await stateOf()).to.deep.equal({ state: State.pending, bond: BOND, returnsAt: world.end });
      expect(await balanceOf(world, world.curation)).to.equal(BOND);
    });

    for (const [when, offset] of [
      ["before the review is over", -1],
      ["in the second half", undefined],
    ] as const) {
      it(`isn't taken ${when}`, async () => {
        const time = offset === undefined ? world.middle : world.from + offset;
        await next(time);
        await assert.revertWithCustomErrorWithArgs(appeal(world, world.author), world.curation, "OutsideAppeals", [
          world.opened.campaign,
          BigInt(time),
          world.from,
          world.middle,
        ]);
      });
    }

    it("is taken in the last second of the first half", async () => {
      await next(world.middle - 1);
      await appeal(world, world.author);
    });

    it("takes an odd period's middle rounded down", async () => {
      const odd = await open(world, { appealPeriod: 4 * 86_400 + 1 });
      const id = await certify(world, world.author, odd, "odd");
      const { middle } = timesOf(odd);
      expect(middle).to.equal(odd.settings.closes + odd.settings.reviewPeriod + 2 * 86_400);
      await next(middle);
      await assert.revertWithCustomError(appeal(world, world.author, id), world.curation, "OutsideAppeals");
      await assert.revertWithCustomError(
        decide(world, [decision(world, { id })], world.arbiter, odd.campaign),
        world.curation,
        "NoAppeal",
      );
    });

    for (const value of [0n, BOND - 1n, BOND + 1n]) {
      it(`isn't taken with ${value} wei for a bond`, async () => {
        await next(world.from);
        await assert.revertWithCustomErrorWithArgs(
          appeal(world, world.author, world.id, value),
          world.curation,
          "WrongValue",
          [value, BOND],
        );
      });
    }

    it("may cost nothing, and then takes nothing", async () => {
      const free = await open(world, { appealBond: 0n });
      const id = await certify(world, world.author, free, "free");
      await next(timesOf(free).from);
      await appeal(world, world.author, id, 0n);
      expect(await stateOf(id)).to.deep.equal({ state: State.pending, bond: 0n, returnsAt: timesOf(free).end });
      await assert.revertWithCustomErrorWithArgs(
        appeal(world, world.author, id, 0n),
        world.curation,
        "AlreadyAppealed",
        [id, is(world.author)],
      );
      const { address } = world.author.account;
      await next(timesOf(free).end);
      await assert.revertWithCustomErrorWithArgs(
        world.curation.write.withdrawBond([id, address, address]),
        world.curation,
        "NoBond",
        [id, is(world.author)],
      );
    });

    it("is the author's, whoever holds the token", async () => {
      const { author, collector } = world;
      await next(world.from);
      await world.contributions.write.transferFrom([author.account.address, collector.account.address, world.id], {
        account: author.account,
      });
      await assert.revertWithCustomErrorWithArgs(appeal(world, collector), world.curation, "OtherAuthor", [
        world.id,
        is(collector),
        is(author),
      ]);
      await appeal(world, author);
    });

    it("of a work that isn't minted is anybody's, each its own", async () => {
      const id = idOf(world.opened.campaign, digestOf("anchored"));
      await appealed(world, world.author, id);
      await appeal(world, world.other, id);
      expect((await stateOf(id)).state).to.equal(State.pending);
      expect((await stateOf(id, world.other)).state).to.equal(State.pending);
    });

    it("is made once, also after its bond returned", async () => {
      await appealed(world, world.author);
      const again = () =>
        assert.revertWithCustomErrorWithArgs(appeal(world, world.author), world.curation, "AlreadyAppealed", [
          world.id,
          is(world.author),
        ]);
      await again();
      await correctAuthor(world, world.id, world.other.account.address);
      const { address } = world.author.account;
      await world.curation.write.withdrawBond([world.id, address, address]);
      await correctAuthor(world, world.id, address);
      await again();
    });

    it("is made once by each author where authorship is corrected", async () => {
      await appealed(world, world.author);
      await correctAuthor(world, world.id, world.other.account.address);
      await appeal(world, world.other);
      expect((await stateOf()).state).to.equal(State.pending);
      expect((await stateOf(world.id, world.other)).state).to.equal(State.pending);
    });

    it("needs a campaign that is locked: the brand could move the end of others for 80 years", async () => {
      const empty = await open(world);
      const id = idOf(empty.campaign, digestOf("nothing"));
      await next(timesOf(empty).from);
      await assert.revertWithCustomErrorWithArgs(appeal(world, world.author, id), world.curation, "NotLocked", [
        empty.campaign,
      ]);
    });

    it("needs a campaign", async () => {
      await assert.revertWithCustomErrorWithArgs(
        appeal(world, world.author, idOf(99, digestOf("work"))),
        world.contributions,
        "UnknownCampaign",
        [99],
      );
    });
  });

  describe("a decision", () => {
    beforeEach(() => appealed(world, world.author));

    const emitted = (changes: Partial<Decision>, forfeited: bigint) =>
      assert.emitWithArgs(decide(world, [decision(world, changes)]), world.curation, "AppealDecided", [
        world.opened.campaign,
        world.id,
        is(world.author),
        is(world.arbiter),
        changes.upheld ?? false,
        changes.score ?? 0,
        changes.note ?? zeroHash,
        forfeited,
      ]);

    it("that upholds is in the log with its score, and keeps the bond for the author", async () => {
      await next(world.middle);
      await emitted({ upheld: true, score: 10_000, note: digestOf("why") }, 0n);
      expect(await stateOf()).to.deep.equal({ state: State.upheld, bond: BOND, returnsAt: world.end });
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(0n);
    });

    it("that rejects is in the log, and takes the bond", async () => {
      await next(world.middle);
      await emitted({ note: digestOf("why") }, BOND);
      expect(await stateOf()).to.deep.equal({ state: State.rejected, bond: 0n, returnsAt: world.end });
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(BOND);
      expect(await balanceOf(world, world.curation)).to.equal(BOND);
    });

    const bad: [string, Partial<Decision>][] = [
      ["upheld with a score above 10,000", { upheld: true, score: 10_001 }],
      ["rejected with a score", { upheld: false, score: 1 }],
    ];
    for (const [name, changes] of bad) {
      it(`can't be ${name}`, async () => {
        await next(world.middle);
        const { upheld, score } = decision(world, changes);
        await assert.revertWithCustomErrorWithArgs(
          decide(world, [decision(world, changes)]),
          world.curation,
          "BadDecision",
          [world.id, is(world.author), upheld, score],
        );
      });
    }

    it("is final, whichever way", async () => {
      for (const upheld of [true, false]) {
        const snapshot = await networkHelpers.takeSnapshot();
        await decided(world, [decision(world, { upheld })]);
        await assert.revertWithCustomErrorWithArgs(
          decide(world, [decision(world, { upheld: !upheld })]),
          world.curation,
          "AlreadyDecided",
          [world.id, is(world.author)],
        );
        await snapshot.restore();
      }
    });

    it("isn't made twice in a batch, which counts whole or not at all", async () => {
      await next(world.middle);
      await assert.revertWithCustomError(
        decide(world, [decision(world), decision(world)]),
        world.curation,
        "AlreadyDecided",
      );
      expect((await stateOf()).state).to.equal(State.pending);
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(0n);
    });

    it("is about an appeal that was made, by that author", async () => {
      await next(world.middle);
      for (const changes of [{ id: world.otherId }, { author: world.other.account.address }]) {
        const { id, author } = decision(world, changes);
        await assert.revertWithCustomErrorWithArgs(
          decide(world, [decision(world, changes)]),
          world.curation,
          "NoAppeal",
          [id, is({ address: author })],
        );
      }
    });

    it("comes in batches, which aren't empty and add up what is forfeited", async () => {
      await appeal(world, world.other, world.otherId);
      await next(world.middle);
      await assert.revertWithCustomError(decide(world, []), world.curation, "NoDecisions");
      await decide(world, [
        decision(world),
        decision(world, { id: world.otherId, author: world.other.account.address }),
      ]);
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(2n * BOND);
    });

    for (const [name, offset] of [
      ["in the first half", -1],
      ["after the period", 0],
    ] as const) {
      it(`isn't taken ${name}`, async () => {
        const time = offset < 0 ? world.middle + offset : world.end;
        await next(time);
        await assert.revertWithCustomErrorWithArgs(
          decide(world, [decision(world)]),
          world.curation,
          "OutsideDecisions",
          [world.opened.campaign, BigInt(time), world.middle, world.end],
        );
      });
    }

    it("is taken in the last second of the period", async () => {
      await next(world.end - 1);
      await decide(world, [decision(world)]);
    });

    it("is the arbiter's, and nobody else's", async () => {
      await next(world.middle);
      for (const by of [world.brand, world.curator, world.author, world.other]) {
        await assert.revertWithCustomErrorWithArgs(decide(world, [decision(world)], by), world.curation, "NotArbiter", [
          world.opened.campaign,
          is(by),
        ]);
      }
    });

    it("is the new arbiter's after a hand-over, who can't undo the old one's", async () => {
      await appeal(world, world.other, world.otherId);
      await decided(world, [decision(world)]);
      const { arbiter, collector, opened } = world;
      await world.contributions.write.offerArbiter([opened.campaign, collector.account.address], {
        account: arbiter.account,
      });
      await world.contributions.write.acceptArbiter([opened.campaign], { account: collector.account });
      const second = decision(world, { id: world.otherId, author: world.other.account.address, upheld: true });
      await assert.revertWithCustomError(decide(world, [second]), world.curation, "NotArbiter");
      await assert.revertWithCustomError(
        decide(world, [decision(world, { upheld: true })], collector),
        world.curation,
        "AlreadyDecided",
      );
      await decide(world, [second], collector);
      expect((await stateOf(world.otherId, world.other)).state).to.equal(State.upheld);
    });

    it("P7: isn't another campaign's arbiter's, nor about its works", async () => {
      const { collector, rival } = world;
      await next(world.middle);
      await assert.revertWithCustomErrorWithArgs(
        decide(world, [decision(world)], collector, rival),
        world.curation,
        "OtherCampaign",
        [rival, world.id],
      );
      await assert.revertWithCustomError(decide(world, [decision(world)], collector), world.curation, "NotArbiter");
    });

    it("where authorship was corrected is written down, blocks nothing and takes no bond", async () => {
      await appeal(world, world.other, world.otherId);
      await correctAuthor(world, world.id, world.collector.account.address);
      await next(world.middle);
      const batch = decide(world, [
        decision(world),
        decision(world, { id: world.otherId, author: world.other.account.address }),
      ]);
      await assert.emitWithArgs(batch, world.curation, "AppealDecided", [
        world.opened.campaign,
        world.id,
        is(world.author),
        is(world.arbiter),
        false,
        0,
        zeroHash,
        0n,
      ]);
      expect(await stateOf()).to.deep.equal({ state: State.rejected, bond: BOND, returnsAt: world.end });
      expect(await world.curation.read.bondsToForward([world.opened.campaign])).to.equal(BOND);
      // Not even where the old author comes back: the bond was returned to it then.
      await correctAuthor(world, world.id, world.author.account.address);
      const { address } = world.author.account;
      await world.curation.write.withdrawBond([world.id, address, address]);
    });
  });
});
