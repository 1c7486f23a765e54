import { CID } from "multiformats/cid";
import { beforeEach, describe, expect, it } from "vitest";
import { BlockClaims } from "../../src/node/BlockClaims.ts";

const block = CID.parse("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e");
const absent = async () => true;
const there = async () => false;

let claims: BlockClaims;
beforeEach(() => {
  claims = new BlockClaims();
});

/** A removal that can be held open. */
function removal() {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { end, run: () => ended.then(() => true) };
}

describe("BlockClaims", () => {
  it("gives back what a failed import brought, and not what was there before", async () => {
    const brought = claims.open();
    await brought.take(block, absent);
    expect(brought.close(false)).toEqual([block]);

    const found = new BlockClaims().open();
    await found.take(block, there);
    expect(found.close(false)).toEqual([]);
  });

  it("leaves a block to another import that needs it, and to the last of them to take it back", async () => {
    const [first, second] = [claims.open(), claims.open()];
    await first.take(block, absent);
    await second.take(block, there);
    expect(first.close(false)).toEqual([]);
    expect(second.close(false)).toEqual([block]);
  });

  it("keeps a block that one of its imports kept", async () => {
    const [first, second] = [claims.open(), claims.open()];
    await first.take(block, absent);
    await second.take(block, there);
    expect(first.close(true)).toEqual([]);
    expect(second.close(false)).toEqual([]);
  });

  it("takes a block back that a second failed import took over before the first one's clearing up came to it", async () => {
    const first = claims.open();
    await first.take(block, absent);
    expect(first.close(false)).toEqual([block]);

    const second = claims.open();
    await second.take(block, there);
    expect(await claims.remove(block, async () => true)).toBe(false);
    expect(second.close(false)).toEqual([block]);
    expect(await claims.remove(block, async () => true)).toBe(true);
  });

  it("lets an import that begins to need a block wait until its removal is over", async () => {
    const { end, run } = removal();
    const removed = claims.remove(block, run);
    const order: string[] = [];
    const import_ = claims.open();
    const taken = import_
      .take(block, async () => {
        order.push("looked");
        return true;
      })
      .then(() => order.push("taken"));
    await new Promise((resolve) => setImmediate(resolve));
    order.push("removed");
    end();
    expect(await removed).toBe(true);
    await taken;
    expect(order).toEqual(["removed", "looked", "taken"]);
    expect(import_.close(false)).toEqual([block]);
  });

  it("lets a removal that fails be, and hinders nobody by it", async () => {
    const failed = claims.remove(block, async () => {
      throw new Error("the disk is gone");
    });
    const import_ = claims.open();
    const taken = import_.take(block, there);
    await expect(failed).rejects.toThrow("the disk is gone");
    await taken;
    expect(claims.has(block)).toBe(true);
  });
});
