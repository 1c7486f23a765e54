/** How long a node that knows less than the index is waited for, ms. */
const BEHIND_MS = 3_000;

/**
 * Tells a node that lags from a chain that lost its last blocks. Of nodes behind one address some are a block or two behind others: they contradict
 * nothing, and know it all a moment later.
 */
export class Lag {
  #until: number | null = null;

  /** The node knows less than the index, and nothing else. @returns whether it may just be behind */
  mayBe(): boolean {
    this.#until ??= Date.now() + BEHIND_MS;
    return Date.now() < this.#until;
  }

  /** The node is no longer behind, or the index no longer ahead of it. */
  over(): void {
    this.#until = null;
  }
}
