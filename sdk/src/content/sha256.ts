import { sha256 as slowSha256 } from "@noble/hashes/sha2.js";

/** Hashes one block; the bytes stay untouched until it has answered. */
export type Sha256 = (bytes: Uint8Array<ArrayBuffer>) => Uint8Array | Promise<Uint8Array>;

/**
 * sha2-256 by the platform (several run beside one another), or in plain JavaScript where the platform has none: browsers
 * give `crypto.subtle` to secure origins only, and a page served over http in a local network should still work.
 */
export const sha256: Sha256 = (bytes) => {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return slowSha256(bytes);
  return subtle.digest("SHA-256", bytes).then((digest) => new Uint8Array(digest));
};
