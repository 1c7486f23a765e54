import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { TileStore } from "../../../src/features/campaigns/mosaic/TileStore.ts";

type Tile = Pick<ApiWork, "cid" | "kind" | "size">;
const tiles = (count: number, part: Partial<Tile> = {}): Tile[] =>
  Array.from({ length: count }, (_, index) => ({ cid: `cid${index}`, kind: "image", size: 1_000, ...part }));

/** By itself a second. */
const SOON = { timeout: 60_000 };

/** A gateway whose answers the test gives. */
const asked: { url: string; signal: AbortSignal; answer: (ok: boolean) => void }[] = [];
const closed: number[] = [];

beforeEach(() => {
  asked.length = 0;
  closed.length = 0;
  vi.stubGlobal("fetch", (url: string, { signal }: { signal: AbortSignal }) => {
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
      asked.push({
        url,
        signal,
        answer: (ok) => resolve(ok ? new Response("bytes") : new Response("", { status: 404 })),
      });
    });
  });
  vi.stubGlobal("createImageBitmap", async (_: unknown, { resizeWidth: side = 0 }: { resizeWidth?: number }) => ({
    width: side,
    height: side,
    close: () => closed.push(side),
  }));
});
afterEach(() => vi.unstubAllGlobals());

describe("TileStore", () => {
  it("fetches six at a time, the most wanted first, as small as they are shown", async () => {
    const changed = vi.fn();
    const store = new TileStore("http://gateway", changed);
    const works = tiles(20);
    store.want(works, 80);
    expect(asked.map(({ url }) => url)).toEqual([0, 1, 2, 3, 4, 5].map((index) => `http://gateway/ipfs/cid${index}`));
    asked[0]?.answer(true);
    await vi.waitFor(() => expect(asked).toHaveLength(7), SOON);
    expect(changed).toHaveBeenCalledTimes(1);
    expect(store.get(works[0] as Tile)?.width).toBe(96);
    expect(store.get(works[1] as Tile)).toBeNull();
  });

  it("gives up what left the window, and asks for it again when it is back", async () => {
    const store = new TileStore("http://gateway", () => undefined);
    const works = tiles(2);
    store.want(works.slice(0, 1), 80);
    store.want(works.slice(1), 80);
    expect(asked[0]?.signal.aborted).toBe(true);
    store.want(works.slice(0, 1), 80);
    await vi.waitFor(() => expect(asked.filter(({ url }) => url.endsWith("cid0"))).toHaveLength(2), SOON);
  });

  it("fetches no picture for a tile of a few pixels, none that is large until one looks closely, and none twice that can't be had", async () => {
    const store = new TileStore("http://gateway", () => undefined);
    store.want(tiles(3), 5);
    store.want(tiles(3, { size: 50_000_000 }), 80);
    store.want(tiles(3, { kind: "text" }), 80);
    expect(asked).toHaveLength(0);
    const large = tiles(2, { size: 50_000_000 });
    store.want(large, 200);
    expect(asked).toHaveLength(2);
    asked[0]?.answer(false);
    asked[1]?.answer(true);
    await vi.waitFor(() => expect(store.get(large[1] as Tile)?.width).toBe(256), SOON);
    store.want(tiles(1), 200);
    expect(asked).toHaveLength(2);
  });

  it("takes a sharper picture in the place of the first, and lets go of everything in the end", async () => {
    const store = new TileStore("http://gateway", () => undefined);
    const [work] = tiles(1) as [Tile];
    store.want([work], 20);
    asked[0]?.answer(true);
    await vi.waitFor(() => expect(store.get(work)?.width).toBe(32), SOON);
    store.want([work], 200);
    asked[1]?.answer(true);
    await vi.waitFor(() => expect(store.get(work)?.width).toBe(256), SOON);
    expect(closed).toEqual([32]);
    store.close();
    expect(closed).toEqual([32, 256]);
  });
});
