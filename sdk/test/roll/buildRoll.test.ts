import { describe, expect, it } from "vitest";
import { cidFromDigest } from "../../src/content/cidFromDigest.ts";
import type { Digest } from "../../src/ids/digest.ts";
import { buildRoll } from "../../src/roll/buildRoll.ts";
import type { RollFacts } from "../../src/roll/rollFacts.ts";
import { account, digest, idOf, leaf, noFacts, Story, settings } from "../support/rollStory.ts";

const roll = (story: Story, facts: Partial<RollFacts> = {}) =>
  buildRoll({ campaign: 1, settings }, story.events, { ...noFacts, ...facts });
const brief = (story: Story, facts: Partial<RollFacts> = {}) =>
  roll(story, facts).works.map(({ id, author, certifiedAt, score }) => [
    Number(BigInt(id) & 0xffffn),
    Number(author),
    certifiedAt,
    score,
  ]);
const why = (story: Story, facts: Partial<RollFacts> = {}) =>
  roll(story, facts).off.map((off) => [Number(BigInt(off.id) & 0xffffn), Number(off.author), off.why]);

describe("a roll", () => {
  it("has what was accepted, by certified-at, then id; no verdict counts as accepted", () => {
    const story = new Story()
      .certify(3, 10)
      .certify(2, 10)
      .certify(1, 20)
      .certify(4, 30)
      .review(1, 1_100, 1, { score: 700 })
      .review(4, 1_100, 4, { reason: 5 })
      .review(2, 1_200, 2, { reason: 1 })
      .review(2, 1_300, 2, { score: 5 });
    expect(brief(story)).toEqual([
      [2, 2, 10, 5],
      [3, 3, 10, 0],
      [1, 1, 20, 700],
    ]);
    expect(why(story)).toEqual([[4, 4, "rejected"]]);
  });
  it("goes by appeals: upheld with the arbiter's score, undecided with 0, rejected not at all", () => {
    const story = new Story();
    for (const n of [1, 2, 3]) story.certify(n, n).review(n, 1_100, n, { reason: 1 }).appeal(n, 2_100, n);
    story.decide(1, 2_600, 1, true, 300).decide(2, 2_600, 2, false);
    expect(brief(story)).toEqual([
      [1, 1, 1, 300],
      [3, 3, 3, 0],
    ]);
  });
  it("leaves out what isn't verified, by CID, and says so", () => {
    const unverified = new Map([[cidFromDigest(digest(1), 0), "unavailable" as const]]);
    const story = new Story().certify(1, 1).certify(2, 2);
    expect(brief(story, { unverified })).toEqual([[2, 2, 2, 0]]);
    expect(why(story, { unverified })).toEqual([[1, 1, "unverified"]]);
  });
  it("credits as the manifest says, and else the author", () => {
    const credits = [
      { account: account(8), bps: 4_000 },
      { account: account(9), bps: 6_000 },
    ];
    const creditsOf = (manifest: Digest) => (manifest === digest(77) ? credits : undefined);
    const { works } = roll(new Story().certify(1, 1, { manifest: 77 }).certify(2, 2, { manifest: 78 }), { creditsOf });
    expect(works.map((work) => work.credits)).toEqual([credits, [{ account: account(2), bps: 10_000 }]]);
  });
  it("is as it was when it closed, whatever is corrected or minted later", () => {
    const story = new Story()
      .certify(1, 1, { parents: [5] })
      .takeOver(1, 4_000, { author: 9, evidence: { hash: 500, time: 0 } })
      .certify(2, 4_000);
    expect(brief(story)).toEqual([[1, 1, 1, 0]]);
    expect(why(story)).toEqual([[2, 2, "late"]]);
  });
  it("counts votes of authors on it", () => {
    const story = new Story().certify(1, 1).certify(2, 2).certify(3, 3).review(3, 1_100, 3, { reason: 7 });
    story.vote(1, 2, 10).vote(1, 2, 1).vote(2, 2, 3).vote(3, 2, 3).vote(2, 3, 1).vote(2, 1, 4);
    const { works, votes } = roll(story);
    expect(works.map((work) => work.votes)).toEqual([4, 10]);
    expect(votes.map(({ outcome }) => outcome)).toEqual([
      "counted",
      "over-budget",
      "own-work",
      "not-eligible",
      "off-roll",
      "counted",
    ]);
  });
});

describe("rule A: seen in time (attack 13)", () => {
  const minted = (time: number) => new Story().anchor(50, 900).certify(1, time, { evidence: { hash: 50, time: 900 } });
  it("takes what was minted from an anchor before the review began", () => {
    expect(brief(minted(999))).toEqual([[1, 1, 900, 0]]);
  });
  it("leaves out what was minted after it from an anchor whose data nobody was shown", () => {
    expect(brief(minted(1_000))).toEqual([]);
    expect(why(minted(1_000))).toEqual([[1, 1, "anchor-not-seen"]]);
  });
  it("takes it where the anchor's data shows the leaf, minted or not", () => {
    expect(brief(minted(3_000), { contributions: [leaf(50, 1)] })).toEqual([[1, 1, 900, 0]]);
    expect(brief(new Story().anchor(50, 900), { contributions: [leaf(50, 1)] })).toEqual([[1, 1, 900, 0]]);
  });
  it("keeps a work with its author where an unseen anchor takes it over after the review began", () => {
    const story = new Story()
      .certify(1, 950)
      .anchor(50, 900)
      .takeOver(1, 1_500, { author: 6, evidence: { hash: 50, time: 900 } });
    expect(brief(story)).toEqual([[1, 1, 950, 0]]);
    expect(why(story)).toEqual([[1, 6, "anchor-not-seen"]]);
  });
  it("doesn't take a commitment for an anchor of another time or config", () => {
    const story = new Story().anchor(50, 900).certify(1, 1_000, { evidence: { hash: 50, time: 899 } });
    expect(brief(story)).toEqual([[1, 1, 899, 0]]);
  });
  it("has one entry a digest: the earliest of token and leaves", () => {
    const story = new Story().anchor(50, 100).anchor(51, 300).certify(1, 200);
    const contributions = [
      leaf(51, 1, { author: 7 }),
      leaf(50, 1, { author: 8, leaf: 3 }),
      leaf(50, 1, { author: 9, leaf: 4 }),
    ];
    expect(brief(story, { contributions })).toEqual([[1, 8, 100, 0]]);
    expect(why(story, { contributions })).toEqual([
      [1, 9, "duplicate"],
      [1, 1, "duplicate"],
      [1, 7, "duplicate"],
    ]);
  });
  it("asks of several only those whose bytes hold", () => {
    const near = `0x11${digest(1).slice(4)}` as Digest;
    const unverified = new Map([[cidFromDigest(near, 0), "unavailable" as const]]);
    const story = new Story().anchor(50, 100).certify(1, 200);
    const contributions = [leaf(50, 1, { author: 7, digest: near })];
    expect(brief(story, { contributions, unverified })).toEqual([[1, 1, 200, 0]]);
  });
});

describe("rule B: rejected for what it is (attack 14)", () => {
  const rejected = (reason: number) => new Story().certify(1, 500).review(1, 1_100, 1, { reason });
  const second = { author: 2, evidence: { hash: 500, time: 400 } };
  it.each([1_200, 1_999, 2_500])("keeps the rejection with the work, taken over at %d", (time) => {
    for (const reason of [1, 4, 5, 6, 7, 8]) expect(brief(rejected(reason).takeOver(1, time, second))).toEqual([]);
  });
  it("lets go of what is about whose it is", () => {
    for (const reason of [2, 3]) expect(brief(rejected(reason).takeOver(1, 2_500, second))).toEqual([[1, 2, 400, 0]]);
  });
  it("gives way to a later verdict on the work as the new author's", () => {
    const story = rejected(5).takeOver(1, 1_200, second).review(1, 1_300, 2, { score: 9 });
    expect(brief(story)).toEqual([[1, 2, 400, 9]]);
  });
  it("doesn't give way to an earlier one: nobody comes back to an acceptance", () => {
    const story = new Story()
      .certify(1, 500)
      .review(1, 1_100, 1, { score: 8 })
      .takeOver(1, 1_200, second)
      .review(1, 1_300, 2, { reason: 5 })
      .takeOver(1, 2_500, { author: 1, evidence: { hash: 501, time: 300 } });
    expect(brief(story)).toEqual([]);
  });
  it("goes on over several takeovers", () => {
    const story = rejected(5)
      .takeOver(1, 2_100, second)
      .takeOver(1, 2_200, { author: 3, evidence: { hash: 501, time: 300 } });
    expect(brief(story)).toEqual([]);
  });
  it("ends with an appeal that was upheld, by then or as the new author's", () => {
    const before = rejected(5).appeal(1, 2_100, 1).decide(1, 2_600, 1, true, 70).takeOver(1, 2_700, second);
    expect(brief(before)).toEqual([[1, 2, 400, 0]]);
    const own = rejected(5).takeOver(1, 1_900, second).appeal(1, 2_100, 2).decide(1, 2_600, 2, true, 70);
    expect(brief(own)).toEqual([[1, 2, 400, 70]]);
  });
  it("isn't shed by an appeal that fell away, and that nobody decides", () => {
    const story = rejected(5).appeal(1, 2_100, 1).takeOver(1, 2_200, second);
    expect(brief(story)).toEqual([]);
  });
  it("goes with the work to a leaf that is older than the token", () => {
    const story = new Story().anchor(50, 100).certify(1, 200).review(1, 1_100, 1, { reason: 4 });
    expect(brief(story, { contributions: [leaf(50, 1, { author: 7 })] })).toEqual([]);
  });
});

describe("rule C: as reviewed (attack 15)", () => {
  const reviewed = () => new Story().certify(1, 500, { parents: [8, 9], manifest: 70 });
  const bare = (author: number, time: number) => ({ author, evidence: { hash: time, time } });
  const only = (story: Story) => {
    const [work] = roll(story).works;
    return work && [Number(work.author), work.certifiedAt, work.parents, work.manifest];
  };
  it("lets an author's own takeover after the review change the time and nothing else", () => {
    expect(only(reviewed().takeOver(1, 2_000, bare(1, 400)))).toEqual([1, 400, [idOf(8), idOf(9)], digest(70)]);
  });
  it("takes what the author says before the review's end", () => {
    expect(only(reviewed().takeOver(1, 1_999, bare(1, 400)))).toEqual([1, 400, [], null]);
  });
  it("brings another author's parents and credits", () => {
    expect(only(reviewed().takeOver(1, 2_500, bare(2, 400)))).toEqual([2, 400, [], null]);
  });
  it("holds an author to the first word after the review, and one who comes back to the last word before its end", () => {
    const there = reviewed().takeOver(1, 2_500, { ...bare(2, 400), parents: [9] });
    expect(only(there.takeOver(1, 2_600, bare(2, 300)))).toEqual([2, 300, [idOf(9)], null]);
    expect(only(there.takeOver(1, 2_700, bare(1, 200)))).toEqual([1, 200, [idOf(8), idOf(9)], digest(70)]);
  });
  it("doesn't let unseen bytes become others after the review", () => {
    const near = `0x11${digest(1).slice(4)}` as Digest;
    const unverified = new Map([[cidFromDigest(near, 0), "unavailable" as const]]);
    const story = new Story().certify(1, 500, { digest: near }).takeOver(1, 2_500, bare(1, 400));
    expect(brief(story, { unverified })).toEqual([]);
  });
});
