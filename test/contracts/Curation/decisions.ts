import { expect } from "chai";
import { zeroHash } from "viem";
import {
  appeal,
  appealed,
  BOND,
  balanceOf,
  type CurationWorld,
  correctAuthor,
  type Decision,
  decide,
  decided,
  decision,
  deployCuration,
  digestOf,
  is,
  networkHelpers,
  next,
  State,
  viem,
} from "./support.ts";

const { loadFixture } = networkHelpers;
const assert = viem.assertions;

describe("Curation: decisions on appeals", () => {
  let world: CurationWorld;
  beforeEach(async () => {
    world = await loadFixture(deployCuration);
  });
  const stateOf = async (id = world.id, by = world.author) => world.curation.read.appealOf([id, by.account.address]);

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
