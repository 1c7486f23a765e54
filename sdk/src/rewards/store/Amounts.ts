const HALF = 64n;

/** Amounts below 2^128, 16 bytes each: as two halves, because a million bigints are a million objects. All are 0 at first. */
export class Amounts {
  #halves: BigUint64Array;

  constructor(length: number) {
    this.#halves = new BigUint64Array(length * 2);
  }

  get length(): number {
    return this.#halves.length / 2;
  }

  /** Makes room for at least so many; what was there stays. */
  reserve(length: number): void {
    if (length <= this.length) return;
    const halves = new BigUint64Array(length * 2);
    halves.set(this.#halves);
    this.#halves = halves;
  }

  get(index: number): bigint {
    const low = this.#halves[2 * index] ?? 0n;
    const high = this.#halves[2 * index + 1] ?? 0n;
    return high === 0n ? low : (high << HALF) | low;
  }

  set(index: number, amount: bigint): void {
    // The array keeps the low 64 bits of what it is given.
    this.#halves[2 * index] = amount;
    this.#halves[2 * index + 1] = amount >> HALF;
  }

  add(index: number, amount: bigint): void {
    this.set(index, this.get(index) + amount);
  }
}
