import { describe, expect, it } from "vitest";
import { PageCache } from "../../src/api/PageCache.ts";

/** A cache whose head and clock the test moves, and what it was made to make. */
function stage(mostBytes?: number) {
  const world = { head: "0x1" as string | undefined, now: 0, made: [] as string[] };
  const cache = new PageCache({ head: () => world.head, now: () => world.now, ...(mostBytes ? { mostBytes } : {}) });
  const ask = async (key: string, value: unknown = key) => {
    const { body } = await cache.answer(key, async () => {
      world.made.push(key);
      return value;
    });
    return JSON.parse(Buffer.from(body).toString()) as unknown;
  };
  return { world, cache, ask };
}

describe("pages that many ask for", () => {
  it("are made once for all who ask at the same time, and with one etag", async () => {
    const { world, cache } = stage();
    let finish = (_: string) => {};
    const made = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const asked = [1, 2, 3].map(() =>
      cache.answer("a", () => {
        world.made.push("a");
        return made;
      }),
    );
    finish("page");
    const answers = await Promise.all(asked);
    expect(world.made).toEqual(["a"]);
    expect(new Set(answers.map(({ etag }) => etag)).size).toBe(1);
    expect(Buffer.from(answers[2]?.body ?? []).toString()).toBe('"page"');
  });
  it("are made anew after a second, and at once with a new block or another one of the same height", async () => {
    const { world, ask } = stage();
    expect(await ask("a", 1)).toBe(1);
    world.now = 999;
    expect(await ask("a", 2)).toBe(1);
    world.now = 1_000;
    expect(await ask("a", 3)).toBe(3);
    world.head = "0x2";
    expect(await ask("a", 4)).toBe(4);
    world.head = undefined;
    expect(await ask("a", 5)).toBe(5);
  });
  it("are other pages where something else is asked for", async () => {
    const { world, ask } = stage();
    expect([await ask("a"), await ask("b"), await ask("a")]).toEqual(["a", "b", "a"]);
    expect(world.made).toEqual(["a", "b"]);
  });
  it("aren't kept where they failed: who waits is told, and who asks next is not", async () => {
    const { cache, ask } = stage();
    const failing = () => cache.answer("a", () => Promise.reject(new Error("no database")));
    await expect(Promise.all([failing(), failing()])).rejects.toThrow("no database");
    expect(await ask("a", "now")).toBe("now");
  });
  it("are kept up to a limit, the oldest given up first", async () => {
    const { world, ask } = stage(100);
    const large = "x".repeat(40);
    for (const key of ["a", "b", "c"]) await ask(key, large);
    world.made.length = 0;
    for (const key of ["c", "b", "a"]) await ask(key, large);
    expect(world.made).toEqual(["a"]);
    await ask("huge", "x".repeat(200));
    world.made.length = 0;
    await ask("huge", "again");
    expect(world.made).toEqual(["huge"]);
  });
  it("weigh nothing any more once they were replaced or a block came", async () => {
    const { world, ask } = stage(100);
    const large = "x".repeat(70);
    for (let second = 0; second < 5; second++) {
      world.now = second * 1_000;
      await ask("a", large);
    }
    world.head = "0x2";
    await ask("b", large);
    world.made.length = 0;
    await ask("b", large);
    expect(world.made).toEqual([]);
  });
});
