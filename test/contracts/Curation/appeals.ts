import { expect } from "chai";
import {
  appeal,
  appealed,
  BOND,
  balanceOf,
  type CurationWorld,
  certify,
  correctAuthor,
  decide,
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
    expect((await world.curation.read.pools()).toLowerCase()).to.equal(world.poolsMock.address);
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
});
