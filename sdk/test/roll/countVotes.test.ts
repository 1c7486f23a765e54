import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countVotes, VOTE_CREDITS, type VoteEntry } from "../../src/roll/countVotes.ts";

const account = (n: number) => `0x${n.toString(16).padStart(40, "0")}`;
const id = (n: number) => `0x00000001${n.toString(16).padStart(56, "0")}`;
const work = (n: number, author = n, credits = [author]) => ({
  id: id(n),
  author: account(author),
  credits: credits.map((who) => ({ account: account(who), bps: 10_000 / credits.length })),
});
const vote = (voter: number, on: number, votes: number): VoteEntry => ({ voter: account(voter), work: id(on), votes });

describe("one voter", () => {
  const roll = [work(1), work(2), work(3)];
  const outcomes = (...entries: VoteEntry[]) => countVotes(entries, roll, "authors").outcomes;

  it("spends the square of the sum on one work, over several entries", () => {
    const { votes, outcomes, spent } = countVotes([vote(1, 2, 6), vote(1, 2, 4), vote(1, 3, 1)], roll, "authors");
    expect(outcomes).toEqual(["counted", "counted", "over-budget"]);
    expect(votes).toEqual(new Map([[id(2), 10]]));
    expect(spent).toEqual(new Map([[account(1), 100]]));
  });
  it("can still give less after an entry that was too much", () => {
    const { votes, outcomes } = countVotes([vote(1, 2, 8), vote(1, 3, 7), vote(1, 3, 6)], roll, "authors");
    expect(outcomes).toEqual(["counted", "over-budget", "counted"]);
    expect(votes.get(id(3))).toBe(6);
  });
  it("has its entries counted in their order", () => {
    expect(outcomes(vote(1, 2, 8), vote(1, 3, 7))).toEqual(["counted", "over-budget"]);
    expect(outcomes(vote(1, 3, 7), vote(1, 2, 8))).toEqual(["counted", "over-budget"]);
  });
  it("doesn't vote for what it made or is credited in", () => {
    const own = [work(1), work(2, 2, [2, 1]), work(3)];
    expect(countVotes([vote(1, 1, 1), vote(1, 2, 1), vote(1, 3, 1)], own, "authors").outcomes).toEqual([
      "own-work",
      "own-work",
      "counted",
    ]);
  });
  it("gives 1 to 10 votes at a time, whole ones", () => {
    expect(outcomes(vote(1, 2, 0), vote(1, 2, -1), vote(1, 2, 11), vote(1, 2, 1.5), vote(1, 2, Number.NaN))).toEqual(
      Array(5).fill("bad-votes"),
    );
  });
  it("is an author with a work on the roll; one who is only credited is none", () => {
    const credited = [work(1, 1, [1, 9]), work(2)];
    expect(countVotes([vote(9, 2, 1), vote(8, 2, 1)], credited, "authors").outcomes).toEqual([
      "not-eligible",
      "not-eligible",
    ]);
  });
  it("is whoever was proven to be on the list, where there is one", () => {
    const entries = [vote(9, 2, 1), { ...vote(8, 2, 1), listed: false }, { ...vote(7, 2, 1), listed: true }];
    expect(countVotes(entries, roll, "list").outcomes).toEqual(["counted", "not-eligible", "counted"]);
  });
  it("may vote for works on the roll only", () => {
    expect(outcomes(vote(1, 99, 1))).toEqual(["off-roll"]);
  });
});

const entryArbitrary = fc.record({
  voter: fc.integer({ min: 1, max: 8 }).map(account),
  work: fc.integer({ min: 1, max: 8 }).map(id),
  votes: fc.integer({ min: -1, max: 11 }),
  listed: fc.option(fc.boolean(), { nil: undefined }),
});
const story = fc.record({
  entries: fc.array(entryArbitrary, { maxLength: 60 }),
  roll: fc.uniqueArray(fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 })), {
    selector: ([n]) => n,
    maxLength: 6,
  }),
  electorate: fc.constantFrom("authors" as const, "list" as const),
});
const rollOf = (works: readonly (readonly [number, number])[]) => works.map(([n, author]) => work(n, author));

describe("any votes", () => {
  it("never pass anybody's budget, and what was counted is what was spent", () => {
    fc.assert(
      fc.property(story, ({ entries, roll, electorate }) => {
        const { votes, outcomes, spent } = countVotes(entries, rollOf(roll), electorate);
        const given = new Map<string, Map<string, number>>();
        entries.forEach(({ voter, work, votes: n }, i) => {
          if (outcomes[i] !== "counted") return;
          const own = given.get(voter) ?? new Map<string, number>();
          given.set(voter, own.set(work, (own.get(work) ?? 0) + n));
        });
        for (const [voter, own] of given) {
          const cost = [...own.values()].reduce((sum, n) => sum + n * n, 0);
          expect(cost).toBeLessThanOrEqual(VOTE_CREDITS);
          expect(spent.get(voter)).toBe(cost);
        }
        expect(spent.size).toBe(given.size);
        const byWork = new Map<string, number>();
        for (const own of given.values()) for (const [w, n] of own) byWork.set(w, (byWork.get(w) ?? 0) + n);
        expect(votes).toEqual(byWork);
      }),
    );
  });
  it("come to the same without the entries that don't count", () => {
    fc.assert(
      fc.property(story, ({ entries, roll, electorate }) => {
        const all = countVotes(entries, rollOf(roll), electorate);
        const counted = entries.filter((_, i) => all.outcomes[i] === "counted");
        const again = countVotes(counted, rollOf(roll), electorate);
        expect(again.votes).toEqual(all.votes);
        expect(again.spent).toEqual(all.spent);
      }),
    );
  });
  it("hang on each voter's own order only", () => {
    fc.assert(
      fc.property(story, ({ entries, roll, electorate }) => {
        const mixed = entries.map((entry, i) => ({ entry, i }));
        mixed.sort((a, b) => (a.entry.voter < b.entry.voter ? -1 : a.entry.voter > b.entry.voter ? 1 : a.i - b.i));
        const all = countVotes(entries, rollOf(roll), electorate);
        const sorted = countVotes(
          mixed.map(({ entry }) => entry),
          rollOf(roll),
          electorate,
        );
        expect(sorted.votes).toEqual(all.votes);
        mixed.forEach(({ i }, place) => {
          expect(sorted.outcomes[place]).toBe(all.outcomes[i]);
        });
      }),
    );
  });
});
