import { createHash } from "node:crypto";

/** An answer as it is sent. */
export interface WholeAnswer {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** An answer of JSON with the hash of its bytes. On this thread: handing a page to another one takes longer than hashing it. */
export function wholeAnswer(value: unknown): WholeAnswer {
  const body = Buffer.from(JSON.stringify(value));
  return { body, etag: `W/"${createHash("sha1").update(body).digest("hex")}"` };
}

/**
 * How long an answer is given again within a block, ms. What the chain says changes with the block only; that a work's bytes were verified, or
 * its manifest read, may be seen so much later.
 */
const FRESH_MS = 1_000;
/** Bytes kept at most: some 800 pages. */
const MOST_BYTES = 64 * 1024 * 1024;

interface Kept {
  readonly begun: number;
  readonly answer: Promise<WholeAnswer>;
  bytes: number;
}

/**
 * Answers that many ask for at the same time, made once: the first pages of a campaign that everybody looks at. Those who ask while one is being
 * made wait for it; nobody gets one of an earlier block, or one that was begun more than a second before.
 */
export class PageCache {
  readonly #headOf: () => string | undefined;
  readonly #now: () => number;
  readonly #mostBytes: number;
  readonly #kept = new Map<string, Kept>();
  #head: string | undefined;
  #bytes = 0;

  /**
   * @param options.head the newest indexed block's hash; undefined: none yet
   * @param options.now a clock in milliseconds
   */
  constructor(options: { head: () => string | undefined; now?: () => number; mostBytes?: number }) {
    this.#headOf = options.head;
    this.#now = options.now ?? (() => performance.now());
    this.#mostBytes = options.mostBytes ?? MOST_BYTES;
  }

  /**
   * @param key what is asked for
   * @param make makes the answer; what it throws is thrown to all who wait, and not kept
   */
  answer(key: string, make: () => Promise<unknown>): Promise<WholeAnswer> {
    const head = this.#headOf();
    if (head !== this.#head) {
      this.#kept.clear();
      this.#bytes = 0;
      this.#head = head;
    }
    const known = this.#kept.get(key);
    if (known !== undefined && this.#now() - known.begun < FRESH_MS) return known.answer;
    this.#drop(key, known);
    const kept: Kept = { begun: this.#now(), answer: make().then(wholeAnswer), bytes: 0 };
    this.#kept.set(key, kept);
    kept.answer.then(
      ({ body }) => this.#weigh(key, kept, body.length + key.length),
      () => this.#drop(key, kept),
    );
    return kept.answer;
  }

  #weigh(key: string, kept: Kept, bytes: number): void {
    if (this.#kept.get(key) !== kept) return;
    kept.bytes = bytes;
    this.#bytes += bytes;
    // The oldest first; those that are being made weigh nothing yet.
    for (const [oldest, one] of this.#kept) {
      if (this.#bytes <= this.#mostBytes) return;
      this.#drop(oldest, one);
    }
  }

  #drop(key: string, kept: Kept | undefined): void {
    if (kept === undefined || this.#kept.get(key) !== kept) return;
    this.#kept.delete(key);
    this.#bytes -= kept.bytes;
  }
}
