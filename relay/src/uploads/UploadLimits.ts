import { networkOf } from "../networkOf.ts";
import { tooManyUploads } from "../problems.ts";

export interface Limits {
  /** Under way at the same time. */
  atOnce: number;
  atOnceEach: number;
  /** Begun by one address within a minute. */
  aMinute: number;
}

interface Sender {
  underWay: number;
  /** Uploads that may begin now; refills evenly. */
  tokens: number;
  refilled: number;
}

/** Bounds how many uploads run, in all and for each address, and how many an address may begin. */
export class UploadLimits {
  readonly #limits: Limits;
  readonly #now: () => number;
  readonly #senders = new Map<string, Sender>();
  #underWay = 0;

  /** @param now the clock, in ms */
  constructor(limits: Limits, now: () => number = Date.now) {
    this.#limits = limits;
    this.#now = now;
  }

  /**
   * Lets an upload begin; call what it gives when that has ended.
   *
   * @throws {RelayProblem} `too-many-uploads`
   */
  begin(address: string): () => void {
    const { aMinute } = this.#limits;
    const sender = this.#senderOf(networkOf(address));
    this.#checkRoom(sender);
    if (sender.tokens < 1) {
      const wait = Math.ceil(((1 - sender.tokens) * 60) / aMinute);
      throw tooManyUploads(wait, `You have begun ${aMinute} uploads within a minute.`);
    }
    sender.tokens--;
    return this.#count(sender);
  }

  /**
   * Lets an upload go on that has begun before: how often it does so is its line's affair.
   *
   * @throws {RelayProblem} `too-many-uploads`
   */
  goOn(address: string): () => void {
    const sender = this.#senderOf(networkOf(address));
    this.#checkRoom(sender);
    return this.#count(sender);
  }

  #checkRoom(sender: Sender): void {
    const { atOnce, atOnceEach } = this.#limits;
    if (this.#underWay >= atOnce) throw tooManyUploads(10, "The relay is busy with other uploads.");
    if (sender.underWay >= atOnceEach) throw tooManyUploads(5, `${atOnceEach} uploads of yours are under way already.`);
  }

  #count(sender: Sender): () => void {
    sender.underWay++;
    this.#underWay++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      sender.underWay--;
      this.#underWay--;
    };
  }

  #senderOf(network: string): Sender {
    const now = this.#now();
    if (this.#senders.size > 10_000) this.#forgetIdle(now);
    const sender = this.#senders.get(network) ?? { underWay: 0, tokens: this.#limits.aMinute, refilled: now };
    const refill = ((now - sender.refilled) / 60_000) * this.#limits.aMinute;
    sender.tokens = Math.min(this.#limits.aMinute, sender.tokens + refill);
    sender.refilled = now;
    this.#senders.set(network, sender);
    return sender;
  }

  #forgetIdle(now: number): void {
    for (const [network, { underWay, refilled }] of this.#senders) {
      if (underWay === 0 && now - refilled > 60_000) this.#senders.delete(network);
    }
  }
}
