import { CHUNK_SIZE } from "./profile.ts";

/** Bytes in pieces of any length, from memory, disk or network. */
export type ByteSource = Uint8Array | Iterable<Uint8Array> | AsyncIterable<Uint8Array>;

/**
 * Cuts bytes into chunks of 1 MiB; only the last may be shorter, and none is empty. A chunk may be a view of a piece, so a
 * source must not write to a piece it has given away before the chunk has been used.
 */
export async function* chunksOf(source: ByteSource): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const pieces = source instanceof Uint8Array ? [source] : source;
  let chunk = new Uint8Array(0);
  let filled = 0;
  for await (const piece of pieces) {
    const bytes = ownBuffer(piece);
    let start = 0;
    while (start < bytes.length) {
      if (filled === 0 && bytes.length - start >= CHUNK_SIZE) {
        yield bytes.subarray(start, start + CHUNK_SIZE);
        start += CHUNK_SIZE;
        continue;
      }
      if (filled === 0) chunk = new Uint8Array(CHUNK_SIZE);
      const end = Math.min(bytes.length, start + CHUNK_SIZE - filled);
      chunk.set(bytes.subarray(start, end), filled);
      filled += end - start;
      start = end;
      if (filled === CHUNK_SIZE) {
        yield chunk;
        filled = 0;
      }
    }
  }
  if (filled > 0) yield chunk.subarray(0, filled);
}

/** Hashing APIs take no shared memory: such bytes are copied, all others stay where they are. */
function ownBuffer(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    : new Uint8Array(bytes);
}
