/** How many blocks of history to ask for at once: as many as hold about `LOGS` logs. */
export class Span {
  #size = 1_000;

  get size(): number {
    return this.#size;
  }

  /** After a refusal. False when it can't get shorter. */
  shrink(): boolean {
    if (this.#size === 1) return false;
    this.#size = Math.max(1, this.#size >> 2);
    return true;
  }

  /** After a success with so many logs. */
  learn(logs: number): void {
    if (logs > LOGS) this.#size = Math.max(1, this.#size >> 1);
    else if (logs < LOGS / 3) this.#size = Math.min(MOST, this.#size * 2);
  }
}

/** About 6 MB of JSON, below the 10 MiB that a client takes. */
const LOGS = 10_000;
const MOST = 10_000;
