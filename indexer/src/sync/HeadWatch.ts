import type { Logger } from "pino";
import type { ChainSource } from "./chainSource.ts";
import { sleep } from "./sleep.ts";

/** A node that doesn't answer isn't waited for, ms. */
const CLOSE_MS = 1_000;

/**
 * Tells when to look at the chain again: at a new head, where the node tells of them, or after a pause. A subscription that is lost
 * costs nothing but time, because the pause is never longer for it.
 */
export class HeadWatch {
  #heard = false;
  #wake: (() => void) | null = null;
  readonly #end: Promise<(() => Promise<unknown>) | null>;

  constructor({ watchHeads }: Pick<ChainSource, "watchHeads">, log: Logger) {
    const hear = () => {
      this.#heard = true;
      this.#wake?.();
    };
    this.#end = (watchHeads?.(hear) ?? Promise.resolve(null)).catch((error: unknown) => {
      log.warn({ err: error }, "the node takes no subscription to new blocks; they are asked for instead");
      return null;
    });
  }

  /** Heads heard of so far are about to be looked at. */
  forget(): void {
    this.#heard = false;
  }

  /** Waits for the next head, at most so long, or until the signal. A head since {@link forget} ends it at once. */
  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#heard) return;
    const woken = new AbortController();
    this.#wake = () => woken.abort();
    await sleep(ms, AbortSignal.any([signal, woken.signal]));
    this.#wake = null;
  }

  /** Ends the subscription, if the node takes note of it. */
  async close(): Promise<void> {
    const ended = this.#end.then((end) => end?.()).catch(() => undefined);
    const late = new AbortController();
    await Promise.race([ended, sleep(CLOSE_MS, late.signal)]);
    late.abort();
  }
}
