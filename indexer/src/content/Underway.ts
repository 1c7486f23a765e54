import type { FactLane } from "./factLane.ts";

/** Items that a lane asks for at a time, and has unwritten at most, for each of its places. */
const EACH = 16;
/** The part of a lane that one asker may fill: who comes next finds a place at once. */
const MOST = 3 / 4;

/**
 * What a lane works on. Askers have equal parts of it: items that take long (bytes that nobody has are searched for until patience ends) hold
 * their own asker's places and nobody else's.
 */
export class Underway<Item> {
  readonly #lane: FactLane<Item>;
  readonly #signal: AbortSignal;
  /** Begun, and not written yet: the database still has them as due. */
  readonly #held = new Set<string>();
  /** Written since the lane last began to ask what is due: its answer may not know it. */
  #writtenMeanwhile: Set<string> | null = null;
  /** Places in use, by asker, and in all. */
  readonly #places = new Map<number, number>();
  #used = 0;
  #failure: { error: unknown } | null = null;
  #settled = false;
  #rounds = 0;
  #tell: () => void = () => undefined;
  /** Settles with the next change. */
  #changed = this.#next();

  constructor(lane: FactLane<Item>, signal: AbortSignal) {
    this.#lane = lane;
    this.#signal = signal;
  }

  /** Whether anything was settled since this was asked last. */
  hasSettled(): boolean {
    const had = this.#settled;
    this.#settled = false;
    return had;
  }

  /**
   * Asks what is due and begins it, as places become free; ends when all of it has begun, or when there may be something else.
   *
   * @throws what an item failed with that says nothing about the item; no more are begun until {@link forgive}, and others still run
   */
  async round(idle: () => Promise<void>): Promise<void> {
    this.#throwFailure();
    const waiting = await this.#due();
    if (waiting.size === 0) return this.#quiet(idle);
    let looked = false;
    let look: Promise<void> | null = null;
    while (waiting.size > 0 && !looked && !this.#signal.aborted) {
      this.#throwFailure();
      if (this.#beginOne(waiting)) continue;
      look ??= idle().then(() => {
        looked = true;
        this.#notify();
      });
      await this.#changed;
    }
    // Waited for, so that no two are under way.
    if (look !== null && looked) await look;
  }

  /** Items may begin again; what still runs, which may take hours, goes on beside them. */
  forgive(): void {
    this.#failure = null;
  }

  /** Waits until nothing runs any more. */
  async end(): Promise<void> {
    while (this.#held.size > 0) await this.#changed;
  }

  /** Nothing to begin: until something is new, or half of what runs has been written. */
  async #quiet(idle: () => Promise<void>): Promise<void> {
    const few = this.#held.size >> 1;
    const fewer = async () => {
      while (this.#held.size > few && this.#failure === null) await this.#changed;
    };
    await (this.#held.size === 0 ? idle() : Promise.race([idle(), fewer()]));
  }

  /** What is due and not under way, by asker; the first to be begun last. */
  async #due(): Promise<Map<number, Item[]>> {
    const written = new Set<string>();
    this.#writtenMeanwhile = written;
    const { width } = this.#lane;
    const items = await this.#lane.due(Math.floor(Date.now() / 1000), width * EACH + this.#held.size).finally(() => {
      this.#writtenMeanwhile = null;
    });
    const waiting = new Map<number, Item[]>();
    for (const item of items.reverse()) {
      const key = this.#lane.keyOf(item);
      if (this.#held.has(key) || written.has(key)) continue;
      const asker = this.#askerOf(item);
      const own = waiting.get(asker);
      if (own === undefined) waiting.set(asker, [item]);
      else own.push(item);
    }
    // Where there are more askers than places, each round begins with others.
    const entries = [...waiting];
    const first = entries.length === 0 ? 0 : this.#rounds++ % entries.length;
    return new Map([...entries.slice(first), ...entries.slice(0, first)]);
  }

  /** Begins the next item of the first asker that may. @returns false: nobody may now */
  #beginOne(waiting: Map<number, Item[]>): boolean {
    const { width } = this.#lane;
    if (this.#used >= width || this.#held.size >= width * EACH) return false;
    let askers = waiting.size;
    for (const asker of this.#places.keys()) if (!waiting.has(asker)) askers++;
    const share = Math.max(1, askers === 1 ? Math.ceil(width * MOST) : Math.floor(width / askers));
    for (const [asker, items] of waiting) {
      if ((this.#places.get(asker) ?? 0) >= share) continue;
      const item = items.pop();
      // To the end of the turn.
      waiting.delete(asker);
      if (items.length > 0) waiting.set(asker, items);
      if (item !== undefined) void this.#work(item, asker);
      return true;
    }
    return false;
  }

  async #work(item: Item, asker: number): Promise<void> {
    const key = this.#lane.keyOf(item);
    this.#held.add(key);
    this.#used++;
    this.#places.set(asker, (this.#places.get(asker) ?? 0) + 1);
    let placed = true;
    const leave = () => {
      if (!placed) return;
      placed = false;
      this.#used--;
      const left = (this.#places.get(asker) ?? 1) - 1;
      if (left === 0) this.#places.delete(asker);
      else this.#places.set(asker, left);
      this.#notify();
    };
    try {
      const found = await this.#lane.settle(item);
      leave();
      await found?.written;
      this.#settled = true;
    } catch (error) {
      this.#failure ??= { error };
    } finally {
      leave();
      this.#held.delete(key);
      this.#writtenMeanwhile?.add(key);
      this.#notify();
    }
  }

  #askerOf(item: Item): number {
    return this.#lane.askerOf?.(item) ?? 0;
  }

  #throwFailure(): void {
    if (this.#failure !== null) throw this.#failure.error;
  }

  #notify(): void {
    const tell = this.#tell;
    this.#changed = this.#next();
    tell();
  }

  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#tell = resolve;
    });
  }
}
