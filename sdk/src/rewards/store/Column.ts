type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** One number per work (or per edge, or per credit) in a typed array that grows. */
export class Column<Kind extends Numbers> {
  readonly #make: (length: number) => Kind;
  #values: Kind;
  #length = 0;

  /** @param expected How many there may be; it grows where there are more. */
  constructor(make: (length: number) => Kind, expected = 16) {
    this.#make = make;
    this.#values = make(expected);
  }

  get length(): number {
    return this.#length;
  }

  get(index: number): number {
    return this.#values[index] ?? 0;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const bigger = this.#make(Math.ceil((this.#length + 1) * 1.5));
      bigger.set(this.#values);
      this.#values = bigger;
    }
    this.#values[this.#length++] = value;
  }

  /**
   * What was pushed, and nothing behind it. The column is empty afterwards.
   *
   * @param order Value `i` of the answer is the one pushed at `order[i]`; null: as they were pushed.
   */
  take(order: Uint32Array | null): Kind {
    const values = this.#values;
    const length = this.#length;
    this.#values = this.#make(0);
    this.#length = 0;
    const taken = this.#make(length);
    if (order === null) taken.set(values.subarray(0, length));
    else for (let i = 0; i < length; i++) taken[i] = values[order[i] ?? 0] ?? 0;
    return taken;
  }
}
