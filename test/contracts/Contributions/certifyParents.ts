import { expect } from "chai";
import { encodeFunctionData, zeroHash } from "viem";
import {
  certify,
  DAY,
  deployCore,
  digestOf,
  Format,
  header,
  idOf,
  is,
  networkHelpers,
  type Opened,
  open,
  viem,
  type World,
  wait,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Contributions: contribute, the parents and the format", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  describe("the parents", () => {
    it("may be none, one, or 16, of any author", async () => {
      const parents: bigint[] = [];
      for (let n = 0; n < 16; n++) parents.push(await certify(world, world.other, opened, `parent ${n}`));
      await certify(world, world.author, opened, "one", { parents: parents.slice(0, 1) });
      await certify(world, world.author, opened, "sixteen", { parents });
    });

    it("are at most 16", async () => {
      const parents = Array.from({ length: 17 }, (_, n) => BigInt(n));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents }),
        world.contributions,
        "TooManyParents",
        [17n],
      );
    });

    it("are certified", async () => {
      const known = await certify(world, world.other, opened, "known");
      const unknown = idOf(1, digestOf("never certified"));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents: [known, unknown] }),
        world.contributions,
        "UnknownParent",
        [unknown],
      );
    });

    it("are not the work itself", async () => {
      const self = idOf(1, digestOf("work"));
      await assert.revertWithCustomErrorWithArgs(
        certify(world, world.author, opened, "work", { parents: [self] }),
        world.contributions,
        "UnknownParent",
        [self],
      );
    });

    it("are distinct, wherever they stand", async () => {
      const a = await certify(world, world.other, opened, "a");
      const b = await certify(world, world.other, opened, "b");
      for (const parents of [
        [a, a],
        [a, b, a],
        [b, a, a],
      ]) {
        await assert.revertWithCustomErrorWithArgs(
          certify(world, world.author, opened, "work", { parents }),
          world.contributions,
          "RepeatedParent",
          [a],
        );
      }
    });

    it("are strictly earlier: not of the same second", async () => {
      const account = await viem.deployContract("SmartAccount", [world.author.account.address]);
      const call = (name: string, parents: bigint[]) =>
        encodeFunctionData({
          abi: world.contributions.abi,
          functionName: "contribute",
          args: [header(opened), digestOf(name), zeroHash, parents],
        });
      const parent = idOf(1, digestOf("parent"));
      const now = (await time.latest()) + 10;
      await time.setNextBlockTimestamp(now);
      await assert.revertWithCustomErrorWithArgs(
        account.write.execute([world.contributions.address, [call("parent", []), call("child", [parent])]], {
          account: world.author.account,
        }),
        world.contributions,
        "ParentNotEarlier",
        [parent, now],
      );
      await time.setNextBlockTimestamp(now + 1);
      await certify(world, world.author, opened, "parent");
      await time.setNextBlockTimestamp(now + 2);
      await certify(world, world.author, opened, "child", { parents: [parent] });
    });

    it("may be of another campaign, even a closed one", async () => {
      const parent = await certify(world, world.other, opened, "old");
      await time.increaseTo(opened.settings.closes);
      const next = await open(world);
      const id = await certify(world, world.author, next, "new", { parents: [parent] });
      expect(await world.contributions.read.authorOf([id])).to.satisfy(is(world.author));
    });

    it("may be burnt", async () => {
      const parent = await certify(world, world.other, opened, "burnt");
      await wait(2 * DAY);
      await world.contributions.write.burn([parent], { account: world.other.account });
      await certify(world, world.author, opened, "work", { parents: [parent] });
    });
  });

  describe("the format", () => {
    for (const [name, format] of Object.entries(Format)) {
      const needs = format >= Format.story;
      describe(name, () => {
        let campaign: Opened;
        beforeEach(async () => {
          campaign = await open(world, { format });
        });

        it("takes its first work without a parent", async () => {
          await certify(world, world.author, campaign, "first");
        });

        it(`${needs ? "wants" : "doesn't want"} a parent from the second on`, async () => {
          await certify(world, world.author, campaign, "first");
          const call = certify(world, world.author, campaign, "second");
          if (!needs) {
            await call;
            return;
          }
          await assert.revertWithCustomErrorWithArgs(call, world.contributions, "ParentNeeded", [campaign.campaign]);
        });

        if (!needs) return;

        it("still takes the first parentless one after a lock by hand, and no second", async () => {
          await world.contributions.write.lock([campaign.campaign]);
          await certify(world, world.author, campaign, "first");
          await assert.revertWithCustomError(
            certify(world, world.author, campaign, "second"),
            world.contributions,
            "ParentNeeded",
          );
        });

        it("isn't content with a parent of another campaign, and is with one of its own beside it", async () => {
          const foreign = await certify(world, world.other, opened, "foreign");
          const own = await certify(world, world.author, campaign, "first");
          await assert.revertWithCustomErrorWithArgs(
            certify(world, world.author, campaign, "second", { parents: [foreign] }),
            world.contributions,
            "ParentNeeded",
            [campaign.campaign],
          );
          await certify(world, world.author, campaign, "second", { parents: [foreign, own] });
        });

        it("takes a first work with a foreign parent as the first", async () => {
          const foreign = await certify(world, world.other, opened, "foreign");
          await certify(world, world.author, campaign, "first", { parents: [foreign] });
          await assert.revertWithCustomError(
            certify(world, world.author, campaign, "second"),
            world.contributions,
            "ParentNeeded",
          );
        });
      });
    }
  });
});
