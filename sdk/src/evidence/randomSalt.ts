import { bytesToHex } from "@noble/hashes/utils.js";
import { type Digest, parseDigest } from "../ids/digest.ts";

/**
 * A commitment's salt: 32 bytes of the platform's cryptographic randomness. Keep it, and show it to nobody before the
 * work: nothing else shows the commitment, and whoever has it can guess the work.
 *
 * @example
 * const salt = randomSalt();
 */
export function randomSalt(): Digest {
  return parseDigest(`0x${bytesToHex(globalThis.crypto.getRandomValues(new Uint8Array(32)))}`);
}
