import type { ApiBallotEntry, ApiVoteOutcome } from "@colophon/sdk/api/ballotSchemas.ts";
import { describe, expect, it } from "vitest";
import { canAdd, costOf, creditsOf, givenVotes, isOwn, shuffleFor } from "../../../src/features/vote/ballot.ts";
import { mayVote } from "../../../src/features/vote/mayVote.ts";
import { outcomeWords } from "../../../src/features/vote/outcomeWords.ts";
import type { Ballot } from "../../../src/features/vote/useBallot.ts";
import { apiCampaign } from "../../support/apiCampaign.ts";

const ROOT = `0x${"01".repeat(32)}`;
const entry = (id: string, votes: number, outcome: ApiVoteOutcome): ApiBallotEntry => ({
  id,
  votes,
  outcome,
  state: "anchored",
  signed: ROOT,
  anchor: { root: ROOT, leaf: 0 },
  time: 1,
  block: 1,
  transaction: ROOT,
});

describe("a ballot", () => {
  it("costs the square of all votes on a work, earlier ones included", () => {
    expect(costOf(3, 0)).toBe(9);
    expect(costOf(1, 3)).toBe(7);
    const given = new Map([["a", 6]]);
    expect(creditsOf(given, { a: 2, b: 6 })).toEqual({ spent: 36, drafted: 64, left: 0 });
    expect(canAdd("c", given, { a: 2, b: 6 })).toBe(false);
    expect(canAdd("b", given, { b: 7 })).toBe(true);
    expect(canAdd("a", new Map(), { a: 10 })).toBe(false);
  });

  it("reserves what may yet count, and nothing for what can't", () => {
    const entries = [
      entry("a", 2, "counted"),
      entry("a", 1, "waiting"),
      entry("b", 3, "off-roll"),
      entry("c", 4, "over-budget"),
      entry("d", 1, "own-work"),
    ];
    expect(Object.fromEntries(givenVotes({ entries, final: false }))).toEqual({ a: 3, b: 3 });
    expect(Object.fromEntries(givenVotes({ entries, final: true }))).toEqual({ a: 3 });
  });

  it("knows what one made or is credited in", () => {
    const work = { author: "0xa", credits: [{ account: "0xb", bps: 10_000, role: null, confirmed: false }] };
    expect([isOwn(work, "0xa"), isOwn(work, "0xb"), isOwn(work, "0xc")]).toEqual([true, true, false]);
  });

  it("is in another order for each voter, the same each time, and loses nothing", () => {
    const works = Array.from({ length: 40 }, (_, index) => ({ id: `${index}` }));
    const mine = shuffleFor(works, "0xa");
    expect(shuffleFor([...works].reverse(), "0xa")).toEqual(mine);
    expect(shuffleFor(works, "0xb")).not.toEqual(mine);
    expect(new Set(mine.map(({ id }) => id)).size).toBe(40);
  });
});

describe("mayVote", () => {
  const campaign = (communityBps: number) => apiCampaign({ settings: { communityBps, opens: 10, votesClose: 20 } });
  const ballot = (given: Partial<Ballot>): Ballot => ({
    campaign: 1,
    voter: "0xa",
    communityBps: 1,
    opens: 10,
    closes: 20,
    open: true,
    electorate: "authors",
    eligible: false,
    final: false,
    credits: { total: 100, used: 0, left: 100 },
    works: [],
    entries: [],
    afterwards: 100,
    ...given,
  });
  const work = (author: string, standing: "accepted" | "in-review") => ({ author, standing });
  it("says why not, or in which sense", () => {
    expect(mayVote(campaign(0), 15, undefined, [])).toBe("no-voting");
    expect(mayVote(campaign(1), 9, undefined, [])).toBe("not-yet");
    expect(mayVote(campaign(1), 10, undefined, [])).toBe("not-connected");
    expect(mayVote(campaign(1), 20, undefined, [])).toBe("over");
    expect(mayVote(campaign(1), 19, ballot({ eligible: true }), [work("0xa", "accepted")])).toBe("may");
    expect(mayVote(campaign(1), 19, ballot({}), [])).toBe("no-work");
    expect(mayVote(campaign(1), 19, ballot({ eligible: true }), [work("0xa", "in-review")])).toBe("provisional");
    expect(mayVote(campaign(1), 19, ballot({}), [work("0xb", "accepted")])).toBe("no-work");
    expect(mayVote(campaign(1), 19, ballot({ electorate: "list", eligible: null }), [])).toBe("list");
  });
});

describe("outcomeWords", () => {
  it("tells what a verdict may still change from what is settled", () => {
    expect(outcomeWords(entry("a", 1, "off-roll"), false)).toMatchObject({ open: true });
    expect(outcomeWords(entry("a", 1, "off-roll"), true)).toMatchObject({ open: false });
    expect(outcomeWords(entry("a", 1, "over-budget"), false).outcome).toContain("100 credits");
  });
});
