const HASH = 32;

/** Leaf hashes in one array that grows as they come: how many a file announces isn't believed. */
export class LeafHashes {
  #bytes = new Uint8Array(1_024 * HASH);
  #length = 0;

  /** Where the next one goes. */
  next(): Uint8Array {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#length += HASH;
    return this.#bytes.subarray(this.#length - HASH, this.#length);
  }

  /** All of them, one after the other. */
  all(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }
}
