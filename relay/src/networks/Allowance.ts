import { networkOf } from "./networkOf.ts";
import { WIDER, widerNetworkOf } from "./widerNetworkOf.ts";

interface Account {
  left: number;
  refilled: number;
}

/** Until everything is refilled. */
const MINUTE = 60_000;
/** Networks that are remembered at the least; twice as many at the most. */
const REMEMBERED = 100_000;

/**
 * How often one address may do something within a minute, and a whole /48 of IPv6 sixteen times as often: it refills evenly. Kept in memory, and by each
 * process for itself.
 *
 * Networks are kept in two generations, and whoever wasn't seen for one is forgotten with it: nothing is ever searched. After a minute that changes
 * nothing, since all is refilled. Where there are too many within a minute, some get their allowance anew: to forget one, as many others have to ask.
 */
export class Allowance {
  readonly #aMinute: number;
  readonly #now: () => number;
  readonly #remembered: number;
  #young = new Map<string, Account>();
  #old = new Map<string, Account>();
  #begun: number;

  /**
   * @param now the clock, in ms
   * @param remembered networks of a generation
   */
  constructor(aMinute: number, now: () => number = Date.now, remembered = REMEMBERED) {
    this.#aMinute = aMinute;
    this.#now = now;
    this.#remembered = remembered;
    this.#begun = now();
  }

  /** How many networks it remembers. */
  get size(): number {
    return this.#young.size + this.#old.size;
  }

  /** @returns 0 where it may, else the seconds to wait; what is refused is counted for nothing */
  take(address: string): number {
    const now = this.#now();
    this.#turn(now);
    const network = networkOf(address);
    const wider = widerNetworkOf(network);
    const own = this.#account(network, this.#aMinute, now);
    const all = wider === null ? null : this.#account(wider, this.#aMinute * WIDER, now);
    const wait = Math.max(waitOf(own, this.#aMinute), all === null ? 0 : waitOf(all, this.#aMinute * WIDER));
    if (wait > 0) return wait;
    own.left--;
    if (all !== null) all.left--;
    return 0;
  }

  #turn(now: number): void {
    // Clocks are set back, too, as one is that was wrong when its machine started.
    const age = Math.abs(now - this.#begun);
    if (age < MINUTE && this.#young.size < this.#remembered) return;
    this.#old = age < 2 * MINUTE ? this.#young : new Map();
    this.#young = new Map();
    this.#begun = now;
  }

  /** Refilled until now. */
  #account(network: string, aMinute: number, now: number): Account {
    const known = this.#young.get(network) ?? this.#old.get(network);
    const account = known ?? { left: aMinute, refilled: now };
    account.left = Math.min(aMinute, account.left + (Math.max(0, now - account.refilled) / MINUTE) * aMinute);
    account.refilled = now;
    this.#young.set(network, account);
    this.#old.delete(network);
    return account;
  }
}

function waitOf({ left }: Account, aMinute: number): number {
  return left >= 1 ? 0 : Math.ceil(((1 - left) * 60) / aMinute);
}
