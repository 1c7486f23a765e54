import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { decodeFrame } from "./decodeFrame.ts";
import { decodeTile } from "./decodeTile.ts";

type Tile = Pick<ApiWork, "cid" | "kind" | "size">;

/** Sides at which pictures are decoded, in pixels: a small tile never holds a large picture. */
const SIDES = [32, 96, 256, 768] as const;
const AT_ONCE = 6;
/** Decoded pixels that are kept, four bytes each. */
const MOST_PIXELS = 40_000_000;
/** Smaller tiles stay plain: on a phone, thousands of pictures would be fetched to be a point each. */
const SMALLEST_SHOWN = 7;
/** A picture larger than this is fetched only when its tile is looked at closely. */
const LARGE_FILE = 4 * 1024 * 1024;

interface Held {
  readonly side: number;
  readonly bitmap: ImageBitmap;
  used: number;
}

/** The decoded pictures of a mosaic: fetched when they come into sight, a few at a time, decoded no larger than they are shown. */
export class TileStore {
  readonly #gatewayUrl: string;
  readonly #onChange: () => void;
  readonly #held = new Map<string, Held>();
  readonly #failed = new Set<string>();
  readonly #loading = new Map<string, AbortController>();
  #wanted: { work: Tile; side: number }[] = [];
  #clock = 0;

  constructor(gatewayUrl: string, onChange: () => void) {
    this.#gatewayUrl = gatewayUrl;
    this.#onChange = onChange;
  }

  /** The picture of a work as far as it is there, sharp or not. */
  get(work: Tile): ImageBitmap | null {
    const held = this.#held.get(work.cid);
    if (held === undefined) return null;
    held.used = this.#clock;
    return held.bitmap;
  }

  /** Tells what is in sight, the most wanted first, and how large a tile is in device pixels; what isn't in sight any more isn't fetched. */
  want(works: readonly Tile[], pixels: number): void {
    this.#clock += 1;
    const side = SIDES.find((one) => one >= pixels) ?? SIDES[SIDES.length - 1] ?? 768;
    this.#wanted =
      pixels < SMALLEST_SHOWN
        ? []
        : works
            .filter(({ kind, size }) =>
              kind === "image" || kind === "video" ? (size ?? 0) <= LARGE_FILE || side >= 256 : false,
            )
            .filter(({ cid }) => !this.#failed.has(cid) && (this.#held.get(cid)?.side ?? 0) < side)
            .map((work) => ({ work, side }));
    const wanted = new Set(this.#wanted.map(({ work }) => work.cid));
    for (const [cid, abort] of this.#loading) if (!wanted.has(cid)) abort.abort();
    this.#next();
  }

  close(): void {
    this.#wanted = [];
    for (const abort of this.#loading.values()) abort.abort();
    for (const { bitmap } of this.#held.values()) bitmap.close();
    this.#held.clear();
  }

  #next(): void {
    while (this.#loading.size < AT_ONCE) {
      const next = this.#wanted.find(({ work }) => !this.#loading.has(work.cid));
      if (next === undefined) return;
      void this.#load(next.work, next.side);
    }
  }

  async #load(work: Tile, side: number): Promise<void> {
    const abort = new AbortController();
    this.#loading.set(work.cid, abort);
    const decode = work.kind === "video" ? decodeFrame : decodeTile;
    try {
      const bitmap = await decode(`${this.#gatewayUrl}/ipfs/${work.cid}`, side, abort.signal);
      if (abort.signal.aborted) bitmap.close();
      else this.#hold(work.cid, { side, bitmap, used: this.#clock });
    } catch {
      // Not a picture, or not to be had: its tile stays plain, and its page says more.
      if (!abort.signal.aborted) this.#failed.add(work.cid);
    } finally {
      this.#loading.delete(work.cid);
      this.#wanted = this.#wanted.filter((one) => one.work.cid !== work.cid || abort.signal.aborted);
      this.#next();
    }
  }

  #hold(cid: string, held: Held): void {
    this.#held.get(cid)?.bitmap.close();
    this.#held.set(cid, held);
    let pixels = [...this.#held.values()].reduce((sum, { bitmap }) => sum + bitmap.width * bitmap.height, 0);
    if (pixels > MOST_PIXELS) {
      for (const [old, { bitmap, used }] of [...this.#held].sort(([, a], [, b]) => a.used - b.used)) {
        if (pixels <= MOST_PIXELS || used === this.#clock) break;
        pixels -= bitmap.width * bitmap.height;
        bitmap.close();
        this.#held.delete(old);
      }
    }
    this.#onChange();
  }
}
