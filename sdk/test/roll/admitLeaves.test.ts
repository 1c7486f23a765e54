import { describe, expect, it } from "vitest";
import { type ContributionId, toContributionId } from "../../src/ids/contributionId.ts";
import type { Format } from "../../src/ids/names.ts";
import { admitLeaves, type ForeignWorks, foreignParents } from "../../src/roll/admitLeaves.ts";
import type { ContributionLeaf } from "../../src/roll/rollFacts.ts";
import { digest, idOf, leaf, Story } from "../support/rollStory.ts";

/** A work of campaign 2. */
const foreignId = (n: number) => toContributionId(2, digest(n));
const withParents = (own: ContributionLeaf, ...parents: ContributionId[]): ContributionLeaf => ({ ...own, parents });

function admitted(
  leaves: readonly ContributionLeaf[],
  story: Story,
  { format = "open", foreign }: { format?: Format; foreign?: ForeignWorks } = {},
): ContributionId[] {
  return admitLeaves(leaves, { settings: { format } }, story.events, foreign).map(({ id }) => id);
}

describe("leaves whose parents are in their campaign", () => {
  it("hold where the parent was anchored strictly earlier, and not in their own anchor or second", () => {
    const story = new Story().anchor(50, 100).anchor(51, 100).anchor(52, 101);
    const [root, sameAnchor, sameSecond, later] = [
      leaf(50, 1),
      leaf(50, 2, { parents: [1], leaf: 1 }),
      leaf(51, 3, { parents: [1] }),
      leaf(52, 4, { parents: [1] }),
    ];
    expect(admitted([later, sameSecond, sameAnchor, root], story)).toEqual([idOf(1), idOf(4)]);
  });

  it("hold only if all parents do, and if these hold themselves", () => {
    const story = new Story().anchor(50, 100).anchor(51, 200).anchor(52, 300);
    const orphan = leaf(51, 2, { parents: [9] });
    const half = leaf(51, 3, { parents: [1, 9], leaf: 1 });
    const ofOrphan = leaf(52, 4, { parents: [2] });
    const good = leaf(52, 5, { parents: [1], leaf: 1 });
    expect(admitted([leaf(50, 1), orphan, half, ofOrphan, good], story)).toEqual([idOf(1), idOf(5)]);
  });

  it("hold by a token that was there before, in the log and by its certified-at, and by no later one", () => {
    const before = new Story().certify(1, 100).anchor(50, 200);
    expect(admitted([leaf(50, 2, { parents: [1] })], before)).toEqual([idOf(2)]);
    const after = new Story().anchor(50, 200).certify(1, 200, { evidence: { hash: 7, time: 100 } });
    expect(admitted([leaf(50, 2, { parents: [1] })], after)).toEqual([]);
    const sameSecond = new Story().certify(1, 200).anchor(50, 200);
    expect(admitted([leaf(50, 2, { parents: [1] })], sameSecond)).toEqual([]);
    // The chain knew the token by a time that was later than this anchor's, until it was dated back.
    const datedBack = new Story().certify(1, 200).takeOver(1, 200, { evidence: { hash: 7, time: 100 } });
    expect(admitted([leaf(50, 2, { parents: [1] })], datedBack.anchor(50, 200))).toEqual([idOf(2)]);
  });

  it("hold by the earliest of a parent's leaves, in whichever order these are told", () => {
    const story = new Story().anchor(50, 100).anchor(51, 200).anchor(52, 200);
    const [early, late] = [leaf(50, 1), leaf(51, 1, { author: 8 })];
    const child = leaf(52, 2, { parents: [1] });
    expect(admitted([child, late, early], story)).toContain(idOf(2));
    expect(admitted([child, late], story)).toEqual([idOf(1)]);
  });

  it("go by the anchor of their own root and config, and are none where nobody anchored that", () => {
    const other = { ...leaf(50, 1), config: `0x${"dd".repeat(20)}` as ContributionLeaf["config"] };
    expect(admitted([other, leaf(51, 2)], new Story().anchor(50, 100))).toEqual([]);
  });
});

describe("leaves whose parents are in another campaign", () => {
  const story = new Story().anchor(50, 200);
  const child = withParents(leaf(50, 2), foreignId(1));
  const known = (certifiedAt: number, block: number): ForeignWorks =>
    new Map([[foreignId(1), [{ block, logIndex: 0, certifiedAt }]]]);

  it("hold by tokens that were there before, and by nothing else", () => {
    expect(admitted([child], story, { foreign: known(199, 199) })).toEqual([idOf(2)]);
    expect(admitted([child], story, { foreign: known(200, 199) })).toEqual([]);
    expect(admitted([child], story, { foreign: known(100, 201) })).toEqual([]);
    expect(admitted([child], story)).toEqual([]);
  });

  it("hold where any of the parent's states was, whatever came of it later", () => {
    const states = [
      { block: 150, logIndex: 0, certifiedAt: 150 },
      { block: 300, logIndex: 0, certifiedAt: 90 },
    ];
    expect(admitted([child], story, { foreign: new Map([[foreignId(1), states]]) })).toEqual([idOf(2)]);
  });

  it("don't hold by a work of the same digest in their own campaign", () => {
    expect(admitted([child], new Story().certify(1, 100).anchor(50, 200))).toEqual([]);
  });

  it("name them once, for whoever asks the chain", () => {
    const twice = withParents(leaf(50, 3), foreignId(1), idOf(2));
    expect(foreignParents([child, twice])).toEqual([foreignId(1)]);
  });
});

describe.each(["story", "remix"] as const)("leaves of a %s", (format) => {
  it("need a parent, but for leaf 0 of the anchor that it begins with", () => {
    const story = new Story().anchor(50, 100).anchor(51, 200);
    const leaves = [
      leaf(50, 1),
      leaf(50, 2, { leaf: 1 }),
      leaf(51, 3),
      leaf(51, 4, { parents: [1], leaf: 1 }),
      leaf(51, 5, { parents: [2], leaf: 2 }),
    ];
    expect(admitted(leaves, story, { format })).toEqual([idOf(1), idOf(4)]);
    // The same in a campaign that asks for none.
    expect(admitted(leaves, story)).toEqual([1, 2, 3, 4, 5].map(idOf));
  });

  it("don't begin it where a token or another anchor has, whatever became of that", () => {
    const begun = new Story().certify(9, 50).anchor(50, 100);
    expect(admitted([leaf(50, 1)], begun, { format })).toEqual([]);
    // Nobody has the first anchor's data; or its leaf 0 doesn't hold.
    const withheld = new Story().anchor(49, 50).anchor(50, 100);
    expect(admitted([leaf(50, 1)], withheld, { format })).toEqual([]);
    expect(admitted([leaf(49, 7, { leaf: 1 }), leaf(50, 1)], withheld, { format })).toEqual([]);
  });

  it("begin it after votes and commitments: these are no works", () => {
    const story = new Story().vote(1, 9, 1, 10);
    story.events.push({ kind: "committed", block: 20, logIndex: 1, time: 20, commitment: digest(8) });
    const votes = new Story().anchor(40, 30).events.map((event) => ({ ...event, leaves: "votes" as const }));
    story.events.push(...votes.flatMap((event) => (event.kind === "anchored" ? [event] : [])));
    expect(admitted([leaf(50, 1)], story.anchor(50, 100), { format })).toEqual([idOf(1)]);
  });

  it("continue only works of their own campaign, and may name others beside them", () => {
    const foreign: ForeignWorks = new Map([[foreignId(1), [{ block: 1, logIndex: 0, certifiedAt: 1 }]]]);
    const story = new Story().anchor(50, 100).anchor(51, 200);
    const leaves = [
      withParents(leaf(50, 1), foreignId(1)),
      withParents(leaf(51, 2), foreignId(1)),
      withParents(leaf(51, 3, { leaf: 1 }), foreignId(1), idOf(1)),
      withParents(leaf(51, 4, { leaf: 2 }), idOf(1), foreignId(7)),
    ];
    expect(admitted(leaves, story, { format, foreign })).toEqual([idOf(1), idOf(3)]);
    // Leaf 0 of the first anchor needs no parent; what it names has to have been there all the same.
    expect(admitted(leaves, story, { format })).toEqual([]);
  });
});
