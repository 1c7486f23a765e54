import { sha256 } from "@noble/hashes/sha2.js";
import { digestFromBytes } from "../ids/digest.ts";
import { canonicalJson } from "./canonicalJson.ts";
import { cidBytes, cidText } from "./cidFromDigest.ts";
import { BlockTooLarge } from "./errors.ts";
import { CHUNK_SIZE, type ContentId, RAW } from "./profile.ts";

export interface RawBlock extends ContentId {
  bytes: Uint8Array<ArrayBuffer>;
  /** Length of `bytes`. */
  size: number;
}

/**
 * A JSON document (manifest, terms, note) as the one raw block that names it: canonical JSON, so that the same document has
 * the same digest wherever it is made.
 *
 * @param json anything that is JSON; `undefined` members are left out
 * @param limit bytes allowed, at most 1 MiB (one block)
 * @throws NotCanonicalJson, BlockTooLarge
 * @example
 * const { digest, bytes } = rawBlockOf({ v: 1, title: "Dawn" });
 */
export function rawBlockOf(json: unknown, limit: number = CHUNK_SIZE): RawBlock {
  return rawBlockOfBytes(new TextEncoder().encode(canonicalJson(json)), limit);
}

/** The raw block of bytes that are there already. @throws BlockTooLarge */
export function rawBlockOfBytes(bytes: Uint8Array<ArrayBuffer>, limit: number = CHUNK_SIZE): RawBlock {
  const allowed = Math.min(limit, CHUNK_SIZE);
  if (bytes.length > allowed) throw new BlockTooLarge(bytes.length, allowed);
  const digest = sha256(bytes);
  return {
    bytes,
    size: bytes.length,
    digest: digestFromBytes(digest),
    codec: RAW,
    cid: cidText(cidBytes(digest, RAW)),
  };
}
