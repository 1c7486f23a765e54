import { Allowance } from "../networks/Allowance.ts";
import { networkOf } from "../networks/networkOf.ts";
import { widerNetworkOf } from "../networks/widerNetworkOf.ts";
import { tooManyUploads } from "../problems.ts";

export interface Limits {
  /** Under way at the same time. */
  atOnce: number;
  atOnceEach: number;
  /** Begun by one address within a minute. */
  aMinute: number;
}

/** Of all places at the same time a whole /48 of IPv6 may have as many as so many addresses: there are few, and it has more addresses than there are places. */
const WIDER_AT_ONCE = 2;

/** Bounds how many uploads run, in all, for each address and for each /48 of IPv6, and how many an address may begin. */
export class UploadLimits {
  readonly #limits: Limits;
  readonly #begins: Allowance;
  /** By network, of both kinds; only those that have any. */
  readonly #underWay = new Map<string, number>();
  #all = 0;

  /** @param now the clock, in ms */
  constructor(limits: Limits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#begins = new Allowance(limits.aMinute, now);
  }

  /**
   * Lets an upload begin; call what it gives when that has ended.
   *
   * @throws {RelayProblem} `too-many-uploads`
   */
  begin(address: string): () => void {
    this.#checkRoom(address);
    const wait = this.#begins.take(address);
    if (wait > 0) throw tooManyUploads(wait, `You have begun ${this.#limits.aMinute} uploads within a minute.`);
    return this.#count(address);
  }

  /**
   * Lets an upload go on that has begun before: how often it does so is its line's affair.
   *
   * @throws {RelayProblem} `too-many-uploads`
   */
  goOn(address: string): () => void {
    this.#checkRoom(address);
    return this.#count(address);
  }

  #checkRoom(address: string): void {
    const { atOnce, atOnceEach } = this.#limits;
    if (this.#all >= atOnce) throw tooManyUploads(10, "The relay is busy with other uploads.");
    const network = networkOf(address);
    if (this.#of(network) >= atOnceEach) {
      throw tooManyUploads(5, `${atOnceEach} uploads of yours are under way already.`);
    }
    const wider = widerNetworkOf(network);
    const most = atOnceEach * WIDER_AT_ONCE;
    if (wider !== null && this.#of(wider) >= most) {
      throw tooManyUploads(5, `${most} uploads from your network (${wider}) are under way already.`);
    }
  }

  #of(network: string): number {
    return this.#underWay.get(network) ?? 0;
  }

  #count(address: string): () => void {
    const network = networkOf(address);
    const wider = widerNetworkOf(network);
    const networks = wider === null ? [network] : [network, wider];
    for (const one of networks) this.#underWay.set(one, this.#of(one) + 1);
    this.#all++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      this.#all--;
      for (const one of networks) {
        const left = this.#of(one) - 1;
        if (left > 0) this.#underWay.set(one, left);
        else this.#underWay.delete(one);
      }
    };
  }
}
