import { CID } from "multiformats/cid";
import { UnsupportedCid } from "../errors.ts";

const SHA2_256 = 0x12;
export const RAW = 0x55;
export const DAG_PB = 0x70;

/**
 * Reads a CID of any version and base, as Kubo's clients and gateway links give it; a leading `/ipfs/` is taken off.
 *
 * @throws {UnsupportedCid} other hash functions and codecs, paths, garbage
 */
export function readCid(text: string): CID {
  const bare = text.replace(/^\/?ipfs\//, "");
  if (bare.length > 256) throw new UnsupportedCid(text, "it is too long");
  if (bare.includes("/")) throw new UnsupportedCid(text, "paths below a CID aren't served");
  let cid: CID;
  try {
    cid = CID.parse(bare);
  } catch {
    throw new UnsupportedCid(text, "it can't be read as a CID");
  }
  return supported(cid, text);
}

/** @throws {UnsupportedCid} */
export function supported(cid: CID, text = cid.toString()): CID {
  if (cid.multihash.code !== SHA2_256 || cid.multihash.digest.length !== 32) {
    throw new UnsupportedCid(text, "its hash function isn't sha2-256");
  }
  if (cid.code !== RAW && cid.code !== DAG_PB) throw new UnsupportedCid(text, "its codec is neither raw nor dag-pb");
  return cid;
}
