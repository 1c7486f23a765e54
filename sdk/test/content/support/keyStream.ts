import { createCipheriv, createHash } from "node:crypto";

/** The pseudo-random bytes of the public vectors: ChaCha20's key stream under sha256(seed), nonce and counter 0. */
export function* keyStream(size: number, seed: string, piece = 1_048_576): Generator<Uint8Array> {
  const cipher = createCipheriv("chacha20", createHash("sha256").update(seed).digest(), Buffer.alloc(16));
  const zeros = Buffer.alloc(piece);
  for (let rest = size; rest > 0; rest -= piece) yield cipher.update(zeros.subarray(0, Math.min(rest, piece)));
}

/** The same in one buffer. */
export function keyBytes(size: number, seed: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let offset = 0;
  for (const piece of keyStream(size, seed)) {
    bytes.set(piece, offset);
    offset += piece.length;
  }
  return bytes;
}
