import { hexToBytes } from "@noble/hashes/utils.js";
import { parseDigest } from "../ids/digest.ts";
import { base32OfHex, encodeBase32 } from "./base32.ts";
import { CID_LENGTH, type Codec, DAG_PB, DAG_PB_CODE, RAW_CODE } from "./profile.ts";

/** The 36 bytes of the CIDv1 of a sha2-256 digest. */
export function cidBytes(digest: Uint8Array, codec: Codec): Uint8Array {
  const bytes = new Uint8Array(CID_LENGTH);
  bytes.set([0x01, codec === DAG_PB ? DAG_PB_CODE : RAW_CODE, 0x12, 0x20]);
  bytes.set(digest, 4);
  return bytes;
}

/** The text of a binary CID. */
export function cidText(bytes: Uint8Array): string {
  return `b${encodeBase32(bytes)}`;
}

/**
 * The CID whose digest and codec the chain keeps.
 *
 * @param digest sha2-256 of the root block, 0x and 64 hex digits (either case)
 * @param codec 0: `raw`, 1: `dag-pb`
 * @throws {MalformedId} where the digest has another form
 * @example
 * cidFromDigest("0xb94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9", 0);
 * // "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e"
 */
export function cidFromDigest(digest: string, codec: Codec): string {
  return `b${base32OfHex(PREFIX[codec === DAG_PB ? 1 : 0] + parseDigest(digest).slice(2))}`;
}

/** Version, codec, hash function and digest length. */
const PREFIX = ["01551220", "01701220"] as const;

/** The 32 bytes of a digest. @throws {MalformedId} */
export function digestBytes(digest: string): Uint8Array {
  return hexToBytes(parseDigest(digest).slice(2));
}
