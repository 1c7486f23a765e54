import { describe, expect, it } from "vitest";
import {
  MOST_NOTE,
  nextUndecided,
  rejectionFault,
  toVerdict,
  type VerdictDraft,
} from "../../../../src/features/brand/review/verdictDraft.ts";

const author = `0x${"a".repeat(40)}`;
const accepted: VerdictDraft = { title: "A", author, accepted: true, score: 87.5 };

describe("rejectionFault", () => {
  it("wants a reason, a note with “other”, and no novel", () => {
    expect(rejectionFault(null, "because")).toBe("reason");
    expect(rejectionFault(8, "  ")).toBe("note");
    expect(rejectionFault(8, "because")).toBeNull();
    expect(rejectionFault(1, "")).toBeNull();
    expect(rejectionFault(1, "x".repeat(MOST_NOTE))).toBeNull();
    expect(rejectionFault(1, "x".repeat(MOST_NOTE + 1))).toBe("long");
  });
});

describe("toVerdict", () => {
  it("counts scores in hundredths", () => {
    expect(toVerdict("0x1", accepted)).toEqual({ id: "0x1", author, accepted: true, score: 8_750 });
  });

  it("gives a rejection its reason and its note's digest", () => {
    const draft: VerdictDraft = { title: "A", author, accepted: false, reason: 8, note: "because" };
    expect(toVerdict("0x1", draft, "0xd")).toEqual({ id: "0x1", author, accepted: false, reason: 8, note: "0xd" });
  });
});

describe("nextUndecided", () => {
  const works = [{ id: "1" }, { id: "2" }, { id: "3" }];

  it("goes on, then begins anew, then stays", () => {
    expect(nextUndecided(works, "1", { "1": accepted })).toBe("2");
    expect(nextUndecided(works, "1", { "1": accepted, "2": accepted })).toBe("3");
    expect(nextUndecided(works, "3", { "3": accepted, "2": accepted })).toBe("1");
    expect(nextUndecided(works, "2", { "1": accepted, "2": accepted, "3": accepted })).toBe("2");
  });

  it("copes with a work that is gone from the queue", () => {
    expect(nextUndecided(works, "9", {})).toBe("1");
  });
});
