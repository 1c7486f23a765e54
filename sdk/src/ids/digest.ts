import { bytesToHex } from "@noble/hashes/utils.js";
import type { Brand } from "./brand.ts";
import { MalformedId } from "./errors.ts";

/** A sha2-256 digest: 0x and 64 lower-case hex digits. */
export type Digest = Brand<`0x${string}`, "Digest">;

const FORM = /^0x[0-9a-f]{64}$/;

/** Stands for "none" where a digest is optional (a manifest, a verdict's note). */
export const NO_DIGEST = `0x${"0".repeat(64)}` as Digest;

export function isDigest(value: unknown): value is Digest {
  return typeof value === "string" && FORM.test(value);
}

/**
 * A digest from hex text; upper case is taken and lowered.
 *
 * @throws {MalformedId}
 * @example parseDigest("0xB94D27B9934D3E08A52E52D7DA7DABFAC484EFE37A5380EE9088F7ACE2EFCDE9")
 */
export function parseDigest(value: unknown): Digest {
  const lower = typeof value === "string" ? value.toLowerCase() : value;
  if (!isDigest(lower)) throw new MalformedId("digest", value, "0x and 64 hex digits");
  return lower;
}

/** @throws {MalformedId} where there are not 32 bytes. */
export function digestFromBytes(bytes: Uint8Array): Digest {
  if (bytes.length !== 32) throw new MalformedId("digest", bytes, "32 bytes");
  return `0x${bytesToHex(bytes)}` as Digest;
}
