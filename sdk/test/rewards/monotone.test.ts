import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeStatement } from "../../src/rewards/computeStatement.ts";
import type { RollWork, StatementInput, WorkExplanation } from "../../src/rewards/types.ts";
import { account, ETH, POOL, rollWork, statementInput, workId } from "../support/rollArbitrary.ts";

/** What docs/rewards.md, “A work that gains votes or score”, proves that rounding can take. */
interface Bound {
  readonly total: number;
  readonly kept: number;
}

const lines = (input: StatementInput) =>
  new Map<string, WorkExplanation>([...computeStatement(input).explainAll()].map((work) => [work.id, work]));
const own = (work: WorkExplanation | undefined) => (work ? work.equal + work.curated + work.community : 0n);
const totalOf = (work: WorkExplanation | undefined) => own(work) + (work?.received ?? 0n);
const keptBy = (work: WorkExplanation | undefined) => work?.kept ?? 0n;

/** ω of an edge: 1, and for the first of `named` ≥ 3 parents, which also gets what doesn't divide, more. */
const weight = (named: number, index: number) => (index === 0 && named > 2 ? named - 2 + 2 / named : 1);

function boundOf(works: ReadonlyMap<string, WorkExplanation>, id: string, lineageBps: number): Bound {
  if (lineageBps === 0) return { total: 0, kept: 0 };
  let [direct, further] = [0, 0];
  const reached = new Set([id]);
  const queue = [id];
  for (let head = queue.shift(); head !== undefined; head = queue.shift()) {
    for (const child of works.values()) {
      const index = child.parents.findIndex((parent) => parent.id === head && parent.state === "paid");
      if (index === -1) continue;
      if (head === id) direct += weight(child.parents.length, index);
      else further += weight(child.parents.length, index);
      if (!reached.has(child.id)) queue.push(child.id);
      reached.add(child.id);
    }
  }
  const total = Math.floor(direct + further / 2);
  const paid = (works.get(id)?.parents ?? []).map(({ state }) => state === "paid");
  // The other parents' parts rise by one each at once: paid while the first's stays here, or the other way round.
  const jump = paid.slice(1).filter((state) => state !== paid[0]).length;
  return { total, kept: total + Math.max(0, jump - 1) };
}

function gain(input: StatementInput, place: number, more: Partial<Record<"score" | "votes", number>>): StatementInput {
  const roll = input.roll.map((work, i) =>
    i === place ? { ...work, score: work.score + (more.score ?? 0), votes: work.votes + (more.votes ?? 0) } : work,
  );
  return { ...input, roll };
}

function losses(input: StatementInput, place: number, more: Parameters<typeof gain>[2]) {
  const id = input.roll[place]?.id ?? "";
  const [before, after] = [lines(input), lines(gain(input, place, more))];
  return {
    own: Number(own(before.get(id)) - own(after.get(id))),
    total: Number(totalOf(before.get(id)) - totalOf(after.get(id))),
    kept: Number(keptBy(before.get(id)) - keptBy(after.get(id))),
    credits: (before.get(id)?.credits ?? []).map(({ bps, amount }, i) => ({
      bps,
      lost: Number(amount - (after.get(id)?.credits[i]?.amount ?? 0n)),
    })),
    bound: boundOf(before, id, input.rule.lineageBps),
  };
}

/** Small amounts, so that rounding is all there is; dense lineages. */
const tight = fc
  .tuple(
    statementInput,
    fc.integer({ min: 1, max: 400 }),
    fc.constantFrom(1, 500, 2_000, 3_333, 5_000),
    fc.constantFrom([0, 0, 10_000], [0, 10_000, 0], [1_000, 0, 9_000], [3_000, 4_000, 3_000]),
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 28, maxLength: 28 }),
  )
  .map(([input, total, lineageBps, [equalBps = 0, curatedBps = 0, communityBps = 0], weights]) => ({
    ...input,
    total: BigInt(total),
    rule: { equalBps, curatedBps, communityBps, lineageBps },
    roll: input.roll.map((work, i) => ({
      ...work,
      certifiedAt: work.certifiedAt + 2 * i,
      votes: weights[i] ?? 0,
      score: weights[i + 14] ?? 0,
    })),
  }));

describe("a work that gains", () => {
  it.each(["votes", "score"] as const)("%s never has a smaller own share, and loses at most what is proven", (what) => {
    fc.assert(
      fc.property(fc.oneof(tight, statementInput), fc.nat(), fc.integer({ min: 1, max: 9 }), (input, n, more) => {
        const place = n % input.roll.length;
        fc.pre(what === "votes" || (input.roll[place]?.score ?? 0) + more <= 10_000);
        const { bound, ...lost } = losses(input, place, { [what]: more });
        expect(lost.own).toBeLessThanOrEqual(0);
        expect(lost.total).toBeLessThanOrEqual(bound.total);
        expect(lost.kept).toBeLessThanOrEqual(bound.kept);
        for (const credit of lost.credits) {
          expect(credit.lost).toBeLessThanOrEqual(Math.ceil((Math.max(0, lost.kept) * credit.bps) / 10_000) + 1);
        }
      }),
      { numRuns: 1_500 },
    );
  });
  it("takes from any set of others at most what it gains and a unit from each", () => {
    fc.assert(
      fc.property(tight, fc.nat(), fc.integer({ min: 1, max: 9 }), (input, n, votes) => {
        const place = n % input.roll.length;
        const [before, after] = [lines(input), lines(gain(input, place, { votes }))];
        const id = input.roll[place]?.id ?? "";
        const gained = own(after.get(id)) - own(before.get(id));
        // The worst set: everybody who loses more than the unit.
        const beyond = [...before.values()]
          .filter((work) => work.id !== id)
          .map((work) => own(work) - own(after.get(work.id)) - 1n)
          .filter((loss) => loss > 0n);
        expect(beyond.reduce((a, b) => a + b, 0n)).toBeLessThanOrEqual(gained);
      }),
      { numRuns: 1_000 },
    );
  });
});

const community = { equalBps: 0, curatedBps: 0, communityBps: 10_000, lineageBps: 5_000 };
const place = { chainId: 1, pool: POOL, campaign: 1, token: ETH, rule: community };

/** Work 1 with 2 votes, `remixes` with 3 each, as many others with 1 each: own shares of 1, 2 and 0, by ties. */
function knifeEdge(remixes: number, parentOf: (n: number) => number): StatementInput {
  const roll: RollWork[] = [rollWork(1, { votes: 2 })];
  for (let n = 2; n < remixes + 2; n++) roll.push(rollWork(n, { votes: 3, parents: [workId(parentOf(n))] }));
  for (let n = remixes + 2; n < 2 * remixes + 2; n++) roll.push(rollWork(n, { votes: 1 }));
  return { ...place, roll, total: BigInt(2 * remixes + 1) };
}

describe("the bounds are reached", () => {
  it.each([1, 4, 100, 1_000])("by a work with %s remixes: it gains a vote and loses a unit for each", (remixes) => {
    const lost = losses(
      knifeEdge(remixes, () => 1),
      0,
      { votes: 1 },
    );
    expect(lost).toMatchObject({ own: 0, total: remixes, kept: remixes, bound: { total: remixes, kept: remixes } });
  });
  it.each([3, 9, 101])("by one with a remix that has %s − 1 itself: half a unit for each of these", (remixes) => {
    const half = (remixes - 1) / 2;
    const input = knifeEdge(remixes, (n) => (n === 2 ? 1 : 2));
    expect(losses(input, 0, { votes: 1 })).toMatchObject({ own: 0, total: 1 + half, bound: { total: 1 + half } });
  });
  it("by one that is the first of 16 parents: what doesn't divide turns over", () => {
    const parents = [1, ...Array.from({ length: 15 }, (_, i) => 100 + i)].map(workId);
    const roll = [
      rollWork(1, { votes: 2 }),
      rollWork(2, { votes: 38, parents }),
      rollWork(3, { votes: 79 }),
      rollWork(4, { votes: 79 }),
    ];
    const lost = losses({ ...place, roll, total: 165n }, 0, { votes: 1 });
    expect(lost).toMatchObject({ own: 0, total: 14, bound: { total: 14 } });
  });
  it("by one whose first parent isn't paid and 15 others are: one unit more, and 14 less are kept", () => {
    const parents = [99, ...Array.from({ length: 15 }, (_, i) => 1 + i)].map(workId);
    const roll = Array.from({ length: 15 }, (_, i) => rollWork(i + 1, { votes: i === 0 ? 69 : 0 }));
    const input = { ...place, roll: [...roll, rollWork(16, { votes: 31, parents })], total: 100n };
    expect(losses(input, 15, { votes: 1 })).toMatchObject({
      own: -1,
      total: -1,
      kept: 14,
      bound: { total: 0, kept: 14 },
    });
  });
  it("by a co-author: the work keeps a unit more, and the smallest part falls by one", () => {
    // 10 are 4.286, 4.286 and 1.428: the odd unit goes to the third. 11 are 4.71, 4.71 and 1.57: both go to the others.
    const credits = [4_286, 4_286, 1_428].map((bps, i) => ({ account: account(50 + i), bps }));
    const roll = [rollWork(1, { votes: 10, credits }), rollWork(2, { votes: 90 })];
    const { kept, credits: parts } = losses({ ...place, roll, total: 100n }, 0, { votes: 1 });
    expect([kept, ...parts.map(({ lost }) => lost)]).toEqual([-1, -1, -1, 1]);
  });
});

describe("the first vote of all", () => {
  it("takes the community's part from equal, and gives its work no less", () => {
    const rule = { equalBps: 5_000, curatedBps: 0, communityBps: 5_000, lineageBps: 0 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 60 }), fc.nat(), (works, total, n) => {
        const roll = Array.from({ length: works }, (_, i) => rollWork(i + 1));
        const input = { ...place, rule, roll, total: BigInt(total) };
        const [before, after] = [lines(input), lines(gain(input, n % works, { votes: 1 }))];
        for (const [id, work] of before) {
          if (id === roll[n % works]?.id) expect(own(after.get(id))).toBeGreaterThanOrEqual(own(work));
          else expect(own(after.get(id))).toBeLessThanOrEqual(own(work));
        }
      }),
    );
  });
});
