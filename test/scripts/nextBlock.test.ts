import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextBlock } from "../../scripts/runtime/chain/nextBlock.ts";

const quiet = { offset: 0, pending: false, idleAfter: 4, minedAt: 0 };

describe("nextBlock", () => {
  it("makes no second block in one second of the wall's clock", () => {
    expect(nextBlock({ ...quiet, wall: 100, last: 100, pending: true })).toBeNull();
  });
  it("makes one in the next second, if something waits", () => {
    expect(nextBlock({ ...quiet, wall: 101, last: 100, pending: true })).toBe(101);
    expect(nextBlock({ ...quiet, wall: 101, last: 100 })).toBeNull();
  });
  it("makes an empty one once the last has grown old", () => {
    expect(nextBlock({ ...quiet, wall: 103, last: 100 })).toBeNull();
    expect(nextBlock({ ...quiet, wall: 104, last: 100 })).toBe(104);
  });
  it("goes a second ahead at a time while the chain lives in the past", () => {
    expect(nextBlock({ ...quiet, wall: 1_000, offset: -900, last: 100, pending: true })).toBe(101);
  });
  it("jumps over a gap, as after a laptop's sleep", () => {
    expect(nextBlock({ ...quiet, wall: 90_000, last: 100 })).toBe(90_000);
  });
  it("goes on ahead of the wall's clock where that went back, with one a second, and only if something waits", () => {
    const back = { ...quiet, wall: 100, last: 4_000, minedAt: 4_000 };
    expect(nextBlock({ ...back, pending: true })).toBe(4_001);
    expect(nextBlock({ ...back, pending: true, minedAt: 100 })).toBeNull();
    expect(nextBlock(back)).toBeNull();
    // A clock that was set by a few seconds is waited for.
    expect(nextBlock({ ...back, wall: 3_990, pending: true })).toBeNull();
  });
  it("is never ahead of a wall's clock that is right, and always later than the last block, whatever is asked", () => {
    const any = fc.integer({ min: -1_000, max: 1_000 });
    fc.assert(
      fc.property(
        any,
        any,
        any,
        fc.boolean(),
        fc.integer({ min: 1, max: 60 }),
        (wall, offset, last, pending, idleAfter) => {
          const time = nextBlock({ wall, offset, last, pending, idleAfter, minedAt: last });
          if (time === null) return;
          if (last - wall > 15) expect(time).toBe(last + 1);
          else expect(time).toBeLessThanOrEqual(wall);
          expect(time).toBeGreaterThan(last);
        },
      ),
    );
  });
});
