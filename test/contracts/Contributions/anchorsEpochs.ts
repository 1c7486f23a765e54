import { expect } from "chai";
import type { Hex } from "viem";
import { anchorBatch, type Batch, batchOf, mint, signed } from "../support/evidence.ts";
import {
  deployCore,
  digestOf,
  idOf,
  networkHelpers,
  type Opened,
  open,
  provider,
  viem,
  type World,
} from "../support/world.ts";

const { loadFixture, time } = networkHelpers;

describe("Precedence: epochs of anchored signatures", () => {
  let world: World;
  let opened: Opened;
  const assert = viem.assertions;

  beforeEach(async () => {
    world = await loadFixture(deployCore);
    opened = await open(world);
  });

  const leaf = async (name: string, epoch: number) =>
    batchOf(world, [await signed(world, world.author, opened, name, { epoch })]);
  const cancel = () => world.contributions.write.cancelSignatures({ account: world.author.account });
  const holds = async (batch: Batch, name: string) => {
    await mint(world, batch);
    expect(await world.contributions.read.isCertified([1, digestOf(name)])).to.equal(true);
  };
  const over = (batch: Batch, epoch: number, when: number) =>
    assert.revertWithCustomErrorWithArgs(mint(world, batch), world.precedence, "EpochOver", [
      (address: string) => address.toLowerCase() === world.author.account.address,
      epoch,
      BigInt(when),
    ]);

  /** Sends what `calls` send as one block, so that all of it happens in one second and in this order. */
  async function inOneBlock(...calls: (() => Promise<Hex>)[]): Promise<number> {
    await provider.request({ method: "evm_setAutomine", params: [false] });
    try {
      for (const call of calls) await call();
      await provider.request({ method: "evm_mine", params: [] });
    } finally {
      await provider.request({ method: "evm_setAutomine", params: [true] });
    }
    return time.latest();
  }
  const GAS = 200_000n;
  const anchorNow = (batch: Batch) =>
    world.contributions.write.anchor([1, 0, batch.root, 1, digestOf("data"), 0, opened.config], {
      account: world.relay.account,
      gas: GAS,
    });
  const cancelNow = () => world.contributions.write.cancelSignatures({ account: world.author.account, gas: GAS });

  it("what was anchored in its epoch stays good after any number of cancellations", async () => {
    const batches: [Batch, string][] = [];
    for (let epoch = 0; epoch < 4; epoch++) {
      const batch = await leaf(`of ${epoch}`, epoch);
      await anchorBatch(world, opened, batch);
      batches.push([batch, `of ${epoch}`]);
      await cancel();
    }
    await cancel();
    for (const [batch, name] of batches) await holds(batch, name);
  });

  it("what was anchored after its epoch, or before it, is never good", async () => {
    const tries: [Batch, number, number][] = [];
    for (const [now, epochs] of [
      [0, [1, 2, 3]],
      [1, [0, 2, 3]],
      [2, [0, 1, 3]],
    ] as const) {
      for (const epoch of epochs) {
        const batch = await leaf(`${epoch} in ${now}`, epoch);
        tries.push([batch, epoch, await anchorBatch(world, opened, batch)]);
      }
      await cancel();
    }
    for (const [batch, epoch, when] of tries) await over(batch, epoch, when);
  });

  it("changes with the block's second: a leaf anchored the second before is good, one in the second isn't", async () => {
    const [before, same, fresh] = [await leaf("before", 0), await leaf("same", 0), await leaf("fresh", 1)];
    const now = (await time.latest()) + 100;
    await anchorBatch(world, opened, before, now - 1);
    await time.setNextBlockTimestamp(now);
    // In front of the cancellation, in its very second: seconds are all that is known later.
    await inOneBlock(
      () => anchorNow(same),
      cancelNow,
      () => anchorNow(fresh),
    );
    await holds(before, "before");
    await over(same, 0, now);
    await holds(fresh, "fresh");
  });

  it("counts a new epoch's signature from that second on, wherever in the block it was anchored", async () => {
    const fresh = await leaf("fresh", 1);
    const now = await inOneBlock(() => anchorNow(fresh), cancelNow);
    await holds(fresh, "fresh");
    expect((await world.contributions.read.contributionOf([idOf(1, digestOf("fresh"))])).certifiedAt).to.equal(now);
  });

  it("skips an epoch that began and ended in one second", async () => {
    const [middle, last] = [await leaf("middle", 1), await leaf("last", 2)];
    const now = await inOneBlock(
      cancelNow,
      () => anchorNow(middle),
      cancelNow,
      () => anchorNow(last),
    );
    await over(middle, 1, now);
    await holds(last, "last");
  });

  it("is the author's own: others' cancellations are no matter", async () => {
    const batch = await leaf("work", 0);
    await world.contributions.write.cancelSignatures({ account: world.relay.account });
    await anchorBatch(world, opened, batch);
    await world.contributions.write.cancelSignatures({ account: world.other.account });
    await holds(batch, "work");
  });
});
