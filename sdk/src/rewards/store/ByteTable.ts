/**
 * Gives every distinct text of hex digits (an address, a work's id) a number from 0, in the order of their first appearance, and keeps
 * them as bytes in one array: some 30 bytes for an address where a Map of strings takes over 150.
 */
export class ByteTable {
  readonly #width: number;
  readonly #seeds: Int32Array;
  #bytes: Uint8Array;
  /** Open addressing; number + 1, 0 for free. At most half of the slots are taken. */
  #slots: Uint32Array;
  #size = 0;

  /**
   * @param width Bytes of each entry; a multiple of 4.
   * @param expected How many there may be; it grows where there are more.
   */
  constructor(width: number, expected = 16) {
    this.#width = width;
    // By chance, so that nobody can prepare addresses that fall into one slot; no result depends on it.
    this.#seeds = Int32Array.from({ length: width / 4 + 1 }, () => Math.floor(Math.random() * 0x1_0000_0000) | 1);
    this.#bytes = new Uint8Array(width * expected);
    this.#slots = new Uint32Array(slotsFor(expected));
  }

  get size(): number {
    return this.#size;
  }

  /** The number of the entry whose lower-case hex digits begin at `text[from]`, which is new where it wasn't there. */
  add(text: string, from: number): number {
    const start = this.#size * this.#width;
    if (start + this.#width > this.#bytes.length) this.#growBytes();
    // Written where a new entry would stand, so that nothing is allocated to look one up.
    this.#write(text, from, start);
    const slot = this.#slotOf(start);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    this.#slots[slot] = ++this.#size;
    if (this.#size * 2 > this.#slots.length) this.#growSlots();
    return this.#size - 1;
  }

  /** The entry's number; −1 where there's none. */
  find(text: string, from: number): number {
    const start = this.#size * this.#width;
    if (start + this.#width > this.#bytes.length) this.#growBytes();
    this.#write(text, from, start);
    return (this.#slots[this.#slotOf(start)] ?? 0) - 1;
  }

  /** Lower-case hex digits. */
  hex(index: number): string {
    let text = "";
    for (let i = index * this.#width; i < (index + 1) * this.#width; i++) text += HEX[this.#bytes[i] ?? 0] ?? "";
    return text;
  }

  /** The entry's bytes, not copied. */
  bytes(index: number): Uint8Array {
    return this.#bytes.subarray(index * this.#width, (index + 1) * this.#width);
  }

  /** Below 0 where entry `a` comes first. */
  compare(a: number, b: number): number {
    const [from, other] = [a * this.#width, b * this.#width];
    for (let i = 0; i < this.#width; i++) {
      const difference = (this.#bytes[from + i] ?? 0) - (this.#bytes[other + i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** Puts entries' numbers into the order of their bytes. */
  sort(indices: Uint32Array): Uint32Array {
    // The first 48 bits nearly always decide.
    const heads = new Float64Array(this.#size);
    for (let i = 0; i < this.#size; i++) {
      const at = i * this.#width;
      heads[i] = (this.#word(at) >>> 0) * 0x1_0000 + (this.#bytes[at + 4] ?? 0) * 0x100 + (this.#bytes[at + 5] ?? 0);
    }
    return indices.sort((a, b) => (heads[a] ?? 0) - (heads[b] ?? 0) || this.compare(a, b));
  }

  #write(text: string, from: number, start: number): void {
    for (let i = 0; i < this.#width; i++) {
      const high = DIGIT[text.charCodeAt(from + 2 * i)] ?? 0;
      this.#bytes[start + i] = (high << 4) | (DIGIT[text.charCodeAt(from + 2 * i + 1)] ?? 0);
    }
  }

  /** Where the entry at these bytes stands, or would. */
  #slotOf(start: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = this.#hash(start) & mask; ; slot = (slot + 1) & mask) {
      const found = this.#slots[slot] ?? 0;
      if (found === 0 || this.#equal((found - 1) * this.#width, start)) return slot;
    }
  }

  #equal(a: number, b: number): boolean {
    for (let i = 0; i < this.#width; i++) if (this.#bytes[a + i] !== this.#bytes[b + i]) return false;
    return true;
  }

  #hash(start: number): number {
    let hash = this.#seeds[0] ?? 0;
    for (let i = 0; i < this.#width / 4; i++) {
      hash = Math.imul(hash ^ this.#word(start + 4 * i), this.#seeds[i + 1] ?? 1);
      hash ^= hash >>> 15;
    }
    return Math.imul(hash, 0x2c1b_3c6d) ^ (hash >>> 12);
  }

  #word(at: number): number {
    const bytes = this.#bytes;
    return ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  }

  #growBytes(): void {
    const bytes = new Uint8Array(Math.ceil((this.#size + 1) * 1.5) * this.#width);
    bytes.set(this.#bytes.subarray(0, this.#size * this.#width));
    this.#bytes = bytes;
  }

  #growSlots(): void {
    this.#slots = new Uint32Array(this.#slots.length * 2);
    for (let index = 0; index < this.#size; index++) this.#slots[this.#slotOf(index * this.#width)] = index + 1;
  }
}

/** A power of two, at least twice as many. */
function slotsFor(expected: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, expected * 2)));
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** The value of a hex digit by its character code. */
const DIGIT = Uint8Array.from({ length: 128 }, (_, code) =>
  Math.max(0, "0123456789abcdef".indexOf(String.fromCharCode(code))),
);
