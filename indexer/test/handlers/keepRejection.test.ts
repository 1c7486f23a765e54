import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { Changes } from "../../src/handlers/changes.ts";
import { keepRejection } from "../../src/handlers/keepRejection.ts";
import type { StateRow } from "../../src/store/tableSpecs.ts";

const [FIRST, SECOND] = [`0x${"aa".repeat(20)}`, `0x${"bb".repeat(20)}`] as [Hex, Hex];
const work = { id: "0x01" as Hex, author: FIRST };

interface Case {
  accepted?: boolean;
  reason?: number;
  appeal?: "pending" | "upheld" | "rejected";
  /** The block of a verdict on the new author's. */
  own?: number;
  author?: Hex;
}

/** The reason of the verdict that the new author finds; null: none. */
function found({
  accepted = false,
  reason = 5,

  appeal,
  own,
  author = SECOND,
}: Case): number | null {
  const changes = new Changes();
  const verdict = (as: Hex, why: number, block = 1) => ({
    work: work.id,
    author: as,
    curator: SECOND,
    accepted,
    score: 0,
    reason: why,
    note: null,
    time: 90,
    block,
    logIndex: 0,
    transaction: "0x" as Hex,
  });
  changes.load("standingVerdicts", [work.id, FIRST], verdict(FIRST, reason));
  changes.load("standingVerdicts", [work.id, SECOND], own === undefined ? null : verdict(SECOND, 7, own));
  changes.load(
    "appeals",
    [work.id, FIRST],
    appeal === undefined ? null : ({ work: work.id, author: FIRST, state: appeal } as StateRow<"appeals">),
  );
  changes.beginBlock(2, true);
  keepRejection(changes, work, author);
  return changes.get("standingVerdicts", work.id, SECOND)?.reason ?? null;
}

describe("a rejection, where authorship is corrected", () => {
  it("stays with the work for any reason that is about the content", () => {
    expect([1, 4, 5, 6, 7, 8].map((reason) => found({ reason }))).toEqual([1, 4, 5, 6, 7, 8]);
  });

  it("falls away where it was about whose the work is", () => {
    expect([2, 3].map((reason) => found({ reason }))).toEqual([null, null]);
  });

  it("falls away where an appeal against it was upheld, and not where one was rejected or is undecided", () => {
    expect(found({ appeal: "upheld" })).toBe(null);
    expect(found({ appeal: "rejected" })).toBe(5);
    expect(found({ appeal: "pending" })).toBe(5);
  });

  it("replaces no later verdict of the new author's, and any earlier one", () => {
    expect(found({ own: 2 })).toBe(7);
    expect(found({ own: 0 })).toBe(5);
  });

  it("is no rejection where the work was accepted, and nothing changes where the author doesn't", () => {
    expect(found({ accepted: true })).toBe(null);
    expect(found({ author: FIRST })).toBe(null);
  });
});
