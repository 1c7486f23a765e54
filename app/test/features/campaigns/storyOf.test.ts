import { describe, expect, it } from "vitest";
import { pairsOf, playTogether } from "../../../src/features/campaigns/remix/pairsOf.ts";
import { branchesOf, storyOf, treeOf, wayTo } from "../../../src/features/campaigns/story/storyOf.ts";
import { withoutTitles } from "../../../src/features/campaigns/story/withoutTitles.ts";
import { apiWork } from "../../support/apiWork.ts";

const work = (id: string, parents: string[], certifiedAt: number) => apiWork({ id, parents, certifiedAt, title: id });
const ids = (works: readonly { id: string }[]) => works.map(({ id }) => id);

describe("a story", () => {
  // a forks to b and c; b goes on to d, c to e, both of them to f; g goes on from a.
  const story = storyOf([
    work("a", [], 1),
    work("b", ["a"], 2),
    work("c", ["a"], 3),
    work("d", ["b"], 4),
    work("e", ["c"], 5),
    work("f", ["e", "d"], 6),
    work("g", ["a"], 7),
  ]);

  it("offers the branch that goes furthest first, or the newest", () => {
    expect(ids(branchesOf(story, "a", "continued"))).toEqual(["c", "b", "g"]);
    expect(ids(branchesOf(story, "a", "newest"))).toEqual(["g", "c", "b"]);
    expect(branchesOf(story, "g", "newest")).toEqual([]);
    expect(story.reach.get("a")).toBe(3);
  });

  it("knows the way to a chapter: the reader's own where there are several", () => {
    expect(ids(wayTo(story, "f"))).toEqual(["a", "c", "e", "f"]);
    expect(ids(wayTo(story, "f", "d"))).toEqual(["a", "b", "d", "f"]);
    expect(ids(wayTo(story, "f", "b"))).toEqual(["a", "c", "e", "f"]);
    expect(wayTo(story, "nothing")).toEqual([]);
  });

  it("ends where an index shows a cycle, which the chain can't hold", () => {
    expect(wayTo(storyOf([work("a", ["b"], 1), work("b", ["a"], 1)]), "a").length).toBeLessThanOrEqual(3);
  });

  it("is a list that has every chapter once, further in where it forks", () => {
    const tree = treeOf(story);
    const shown = tree.map(({ work: { id }, depth, branch }) => `${branch ? "└" : ""}${id}${depth}`);
    expect(shown).toEqual(["a0", "└b1", "d1", "└c1", "e1", "f1", "└g1"]);
    expect(ids(tree.find((line) => line.work.id === "f")?.also ?? [])).toEqual(["d"]);
  });

  it("isn't recursive: ten thousand chapters in a row are read", () => {
    const long = storyOf(Array.from({ length: 10_000 }, (_, i) => work(`${i}`, i === 0 ? [] : [`${i - 1}`], i)));
    expect(long.reach.get("0")).toBe(9_999);
    expect(treeOf(long)).toHaveLength(10_000);
    expect(wayTo(long, "9999")).toHaveLength(10_000);
  });
});

describe("withoutTitles", () => {
  it("leaves out only headings at the beginning that repeat a title", () => {
    expect(withoutTitles("# The Relay\n\n## i. dusk ##\n\nIt was late.", ["The Relay", "I. Dusk"])).toBe(
      "It was late.",
    );
    expect(withoutTitles("# Prologue\n\n# The Relay", ["The Relay"])).toBe("# Prologue\n\n# The Relay");
    expect(withoutTitles("It was late.\n\n# The Relay", ["The Relay"])).toBe("It was late.\n\n# The Relay");
  });
});

describe("pairs", () => {
  it("are works with what they were made from, newest first", () => {
    const pairs = pairsOf([work("a", [], 1), work("b", ["a"], 2), work("c", ["b", "a"], 3)]);
    expect(pairs.map(({ work: { id }, originals }) => [id, originals])).toEqual([
      ["c", ["b", "a"]],
      ["b", ["a"]],
    ]);
  });
  it("play together where both can be played", () => {
    expect(playTogether({ kind: "audio" }, { kind: "video" })).toBe(true);
    expect(playTogether({ kind: "audio" }, { kind: "image" })).toBe(false);
  });
});
