/** A relay anchors one work in many trees and shows them one by one, the latest first, whenever the token would be final. */
import { expect } from "chai";
import type { Hex } from "viem";
import {
  anchorBatch,
  type Batch,
  batchOf,
  commitTo,
  leafOf,
  mint,
  reveal,
  signed,
  supersede,
} from "../support/evidence.ts";
import { deployCore, digestOf, header, idOf, networkHelpers, open, viem, type World } from "../support/world.ts";

const { loadFixture, time } = networkHelpers;
const assert = viem.assertions;

describe("Attack: a token kept provisional", () => {
  let world: World;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
  });

  const at = (id: bigint) => world.contributions.read.contributionOf([id]);
  const take = (batch: Batch) => world.precedence.write.supersedeAnchored(leafOf(batch, 0));

  it("fails: finality doesn't begin anew while the author stays", async () => {
    const opened = await open(world);
    const [mine, filler] = await Promise.all([
      signed(world, world.author, opened, "work"),
      Promise.all(["1", "2", "3", "4"].map((name) => signed(world, world.other, opened, name))),
    ]);
    const batches = filler.map((other) => batchOf(world, [mine, other]));
    for (const batch of batches) await anchorBatch(world, opened, batch);
    const [first, ...others] = batches;
    const last = others.pop();
    if (!first || !last) throw new RangeError("there are four batches");
    await mint(world, last);
    const id = idOf(opened.campaign, digestOf("work"));
    const { finalAt } = await at(id);

    await time.setNextBlockTimestamp(finalAt - 2);
    for (const batch of others.reverse()) await take(batch);
    expect((await at(id)).finalAt).to.be.within(finalAt, finalAt + 2 * 59);
    const now = (await at(id)).finalAt;
    await time.setNextBlockTimestamp(now);
    await assert.revertWithCustomErrorWithArgs(take(first) as Promise<Hex>, world.precedence, "AlreadyFinal", [
      id,
      now,
    ]);
    await world.contributions.write.transferFrom([world.author.account.address, world.collector.account.address, id], {
      account: world.author.account,
    });
  });

  it("fails for an author's own row of commitments, by which it would stay open to be changed until the roll", async () => {
    const sealed = await open(world, { sealedUntilClose: true });
    const opened = await open(world);
    for (const each of [sealed, opened]) await commitTo(world, world.author, each, "work");
    const batch = batchOf(world, [await signed(world, world.author, opened, "work")]);
    await anchorBatch(world, opened, batch);
    await mint(world, batch);
    const id = idOf(opened.campaign, digestOf("work"));
    const { finalAt } = await at(id);
    await supersede(world, world.author, opened, "work");
    expect((await at(id)).finalAt).to.be.within(finalAt, finalAt + 59);
    await time.increaseTo(sealed.settings.closes);
    await reveal(world, world.author, sealed, "work");
  });

  it("fails for a near digest that waits out the period: the real one's begins anew", async () => {
    const opened = await open(world);
    const digest = digestOf("work");
    await commitTo(world, world.other, opened, "work");
    await world.contributions.write.contribute([header(opened), `0x00000000${digest.slice(10)}`, digest, []], {
      account: world.other.account,
    });
    const id = idOf(opened.campaign, digest);
    const { finalAt } = await at(id);
    await time.setNextBlockTimestamp(finalAt - 1);
    await supersede(world, world.other, opened, "work");
    expect((await at(id)).finalAt).to.be.at.least(finalAt - 1 + opened.settings.finality);
  });

  it("begins anew where the author is another: the one that was taken from had no notice before", async () => {
    const opened = await open(world);
    await commitTo(world, world.author, opened, "work");
    const batch = batchOf(world, [await signed(world, world.other, opened, "work")]);
    await anchorBatch(world, opened, batch);
    await mint(world, batch);
    const id = idOf(opened.campaign, digestOf("work"));
    const { finalAt } = await at(id);
    await time.setNextBlockTimestamp(finalAt - 1);
    await supersede(world, world.author, opened, "work");
    expect((await at(id)).finalAt).to.be.at.least(finalAt - 1 + opened.settings.finality);
  });
});
