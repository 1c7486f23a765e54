import { digestFromBytes } from "../ids/digest.ts";
import { decodeBase32 } from "./base32.ts";
import { MalformedCid } from "./errors.ts";
import { CID_LENGTH, type ContentId, DAG_PB, DAG_PB_CODE, RAW, RAW_CODE } from "./profile.ts";

export interface ParsedCid extends ContentId {
  /** The 36 bytes of the CID. */
  bytes: Uint8Array;
}

/**
 * Reads a CID strictly: one content has one text. CIDv0, other bases, codecs and hash functions are refused, so that a CID
 * can be compared as text everywhere.
 *
 * @param text a CIDv1 in lower-case base32, without `ipfs://` or a path
 * @throws MalformedCid which says what is wrong with it
 * @example
 * parseCid("bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e").codec; // 0
 */
export function parseCid(text: string): ParsedCid {
  if (text === "") throw new MalformedCid(text, "it is empty");
  if (/^Qm[1-9A-HJ-NP-Za-km-z]{44}$/.test(text)) throw new MalformedCid(text, "it is of the old version 0 (Qm…)");
  if (text.charAt(0) !== "b") throw new MalformedCid(text, `it doesn't begin with "b" (base32)`);
  if (text.length !== 59) throw new MalformedCid(text, `it has ${text.length} characters, not 59`);
  const bytes = decodeBase32(text.slice(1));
  if (bytes === null || bytes.length !== CID_LENGTH)
    throw new MalformedCid(text, "it has characters that aren't base32");
  const [version, code, hash, length] = bytes;
  if (version !== 1) throw new MalformedCid(text, `its version is ${version}, not 1`);
  if (hash !== 0x12 || length !== 0x20) throw new MalformedCid(text, "its hash function isn't sha2-256");
  if (code !== RAW_CODE && code !== DAG_PB_CODE) throw new MalformedCid(text, "its codec is neither raw nor dag-pb");
  return { cid: text, digest: digestFromBytes(bytes.subarray(4)), codec: code === DAG_PB_CODE ? DAG_PB : RAW, bytes };
}
