/** How many blocks of history to ask for at once: as many as hold about `LOGS` logs. */
export class Span {
  #size = 64;

  get size(): number {
    return this.#size;
  }

  /** After a refusal. False when it can't get shorter. */
  shrink(): boolean {
    if (this.#size === 1) return false;
    this.#size = Math.max(1, this.#size >> 2);
    return true;
  }

  /** After a success with so many logs in so many blocks. Grows with care: the next blocks may be fuller. */
  learn(logs: number, blocks: number): void {
    const fitting = logs === 0 ? MOST : Math.floor((blocks * LOGS) / logs);
    this.#size = Math.max(1, Math.min(MOST, fitting, this.#size * 4));
  }
}

/** About 6 MB of JSON: many nodes give no more than ten. */
const LOGS = 10_000;
const MOST = 10_000;
