import { networkOf } from "./networkOf.ts";

interface Account {
  left: number;
  refilled: number;
}

/** How often one address may do something within a minute: it refills evenly. Kept in memory, and by each process for itself. */
export class Allowance {
  readonly #aMinute: number;
  readonly #now: () => number;
  readonly #accounts = new Map<string, Account>();

  /** @param now the clock, in ms */
  constructor(aMinute: number, now: () => number = Date.now) {
    this.#aMinute = aMinute;
    this.#now = now;
  }

  /** @returns 0 where it may, else the seconds to wait */
  take(address: string): number {
    const now = this.#now();
    const network = networkOf(address);
    if (this.#accounts.size > 10_000) this.#forgetFull(now);
    const account = this.#accounts.get(network) ?? { left: this.#aMinute, refilled: now };
    const refill = ((now - account.refilled) / 60_000) * this.#aMinute;
    const left = Math.min(this.#aMinute, account.left + refill);
    const may = left >= 1;
    this.#accounts.set(network, { left: may ? left - 1 : left, refilled: now });
    return may ? 0 : Math.ceil(((1 - left) * 60) / this.#aMinute);
  }

  #forgetFull(now: number): void {
    for (const [network, { refilled }] of this.#accounts) {
      if (now - refilled > 60_000) this.#accounts.delete(network);
    }
  }
}
