import { hash } from "node:crypto";

/** sha2-256 by OpenSSL, at once: done before the next piece is read, so a reader may use its buffers again. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(hash("sha256", bytes, "buffer"));
}
