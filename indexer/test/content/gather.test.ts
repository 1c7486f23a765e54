import { describe, expect, it } from "vitest";
import { gather } from "../../src/content/gather.ts";

describe("gather", () => {
  /** Writes that end when they are let. */
  function slow() {
    const groups: number[][] = [];
    const ends: ((error?: Error) => void)[] = [];
    const put = gather<number>(3, (items) => {
      groups.push([...items]);
      return new Promise((resolve, reject) => ends.push((error) => (error === undefined ? resolve() : reject(error))));
    });
    const turn = () => new Promise((resolve) => setImmediate(resolve));
    return { put, groups, ends, turn };
  }

  it("writes the first at once, and what came meanwhile together, in order and in groups of bounded size", async () => {
    const { put, groups, ends, turn } = slow();
    const all = [1, 2, 3, 4, 5].map((n) => put(n));
    expect(groups).toEqual([[1]]);
    ends[0]?.();
    await turn();
    expect(groups).toEqual([[1], [2, 3, 4]]);
    ends[1]?.();
    await turn();
    ends[2]?.();
    await Promise.all(all);
    expect(groups).toEqual([[1], [2, 3, 4], [5]]);
  });

  it("writes each of a group that failed alone: who can't be written hears of it, and nobody else does", async () => {
    const groups: number[][] = [];
    const bad = new Error("no such number");
    const put = gather<number>(10, async (items) => {
      groups.push([...items]);
      if (items.includes(3)) throw bad;
    });
    const all = await Promise.allSettled([1, 2, 3, 4].map((n) => put(n)));
    expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "fulfilled", "rejected", "fulfilled"]);
    expect(all[2]).toMatchObject({ reason: bad });
    await put(5);
  });
});
