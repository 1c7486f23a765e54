import { describe, expect, it } from "vitest";
import { effectiveStanding, type Judged } from "../../src/rewards/effectiveStanding.ts";

const accepted = { accepted: true, score: 7_000 };
const rejected = { accepted: false, score: 0 };
const pending = { state: "pending", score: 0 } as const;
const upheld = { state: "upheld", score: 4_000 } as const;
const lost = { state: "rejected", score: 0 } as const;
const [REVIEW_ENDS, APPEALS_END] = [100, 200];

const at = (verdict: Judged["verdict"], appeal: Judged["appeal"], now: number) => {
  const { standing, score } = effectiveStanding(
    { verdict, appeal, reviewEnds: REVIEW_ENDS, appealsEnd: APPEALS_END },
    now,
  );
  return `${standing} ${score}`;
};

describe("effectiveStanding", () => {
  it("takes silence for acceptance, with score 0, from the second in which the review ends", () => {
    expect(at(null, null, 99)).toBe("in-review 0");
    expect(at(null, null, 100)).toBe("accepted 0");
  });

  it("goes by the verdict from the moment it is given", () => {
    expect(at(accepted, null, 50)).toBe("accepted 7000");
    expect(at(rejected, null, 50)).toBe("rejected 0");
    expect(at(rejected, null, 1_000)).toBe("rejected 0");
  });

  it("lets the arbiter's word stand over a rejection, with the arbiter's score", () => {
    expect(at(rejected, upheld, 160)).toBe("accepted 4000");
    expect(at(rejected, upheld, 1_000)).toBe("accepted 4000");
    expect(at(rejected, lost, 160)).toBe("rejected 0");
    expect(at(rejected, lost, 1_000)).toBe("rejected 0");
  });

  it("decides for the author where the arbiter was silent, from the second in which the appeals end", () => {
    expect(at(rejected, pending, 199)).toBe("rejected 0");
    expect(at(rejected, pending, 200)).toBe("accepted 0");
  });

  it.each([pending, upheld, lost])("gives an appeal of a work that wasn't rejected no effect: $state", (appeal) => {
    for (const now of [150, 1_000]) {
      expect(at(accepted, appeal, now)).toBe("accepted 7000");
      expect(at(null, appeal, now)).toBe("accepted 0");
    }
  });
});
