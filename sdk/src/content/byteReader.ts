import type { ByteSource } from "./chunksOf.ts";
import { CarTooLarge, CarTruncated, MalformedCar } from "./errors.ts";

/** Reads numbers and runs of bytes from a stream that comes in pieces of any size, and counts what came. */
export class ByteReader {
  readonly #pieces: AsyncIterator<Uint8Array> | Iterator<Uint8Array>;
  #limit: number;
  #piece: Uint8Array = new Uint8Array(0);
  #position = 0;
  #received = 0;

  constructor(source: ByteSource, limit: number) {
    const pieces = source instanceof Uint8Array ? [source] : source;
    this.#pieces = Symbol.asyncIterator in pieces ? pieces[Symbol.asyncIterator]() : pieces[Symbol.iterator]();
    this.#limit = limit;
  }

  /** Sets how many bytes may come at most, once that is known better. @throws CarTooLarge */
  limitTo(limit: number): void {
    this.#limit = limit;
    if (this.#received > limit) throw new CarTooLarge("CAR", this.#received, limit);
  }

  /** Bytes taken from the source so far. */
  get received(): number {
    return this.#received;
  }

  /** True when nothing is left. */
  async atEnd(): Promise<boolean> {
    while (this.#position === this.#piece.length) {
      const next = await this.#pieces.next();
      if (next.done) return true;
      this.#received += next.value.length;
      this.limitTo(this.#limit);
      this.#piece = next.value;
      this.#position = 0;
    }
    return false;
  }

  /** The next bytes, in memory of their own. @throws CarTruncated */
  async take(length: number): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = new Uint8Array(length);
    for (let filled = 0; filled < length; ) {
      if (await this.atEnd()) throw new CarTruncated(this.#received);
      const end = Math.min(this.#piece.length, this.#position + length - filled);
      bytes.set(this.#piece.subarray(this.#position, end), filled);
      filled += end - this.#position;
      this.#position = end;
    }
    return bytes;
  }

  /** The next number, an unsigned varint in its shortest form. @throws CarTruncated, MalformedCar */
  async takeVarint(): Promise<number> {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      if (await this.atEnd()) throw new CarTruncated(this.#received);
      const byte = this.#piece[this.#position++] as number;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) {
        if (byte === 0 && scale > 1) throw new MalformedCar("a length isn't written in its shortest form");
        return value;
      }
    }
    throw new MalformedCar("a length is beyond any block's");
  }

  /** Tells the source that no more is wanted. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
