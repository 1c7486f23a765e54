import type { Digest } from "../ids/digest.ts";

/**
 * The CID profile of Colophon, `unixfs-v1-2025` of IPIP-499: CIDv1, sha2-256, 1 MiB chunks, balanced layout of at most
 * 1,024 links a node, raw leaves. A file of one chunk is its own root (`raw`); any other has a `dag-pb` root.
 */

/** Bytes of a full leaf. */
export const CHUNK_SIZE = 1_048_576;
/** Links of a full node. */
export const MAX_LINKS = 1024;

/** Multicodec of a block of plain bytes. */
export const RAW_CODE = 0x55;
/** Multicodec of a node with links. */
export const DAG_PB_CODE = 0x70;

/** How contracts and typed data say which of the two codecs the root has: one bit. */
export type Codec = 0 | 1;
export const RAW: Codec = 0;
export const DAG_PB: Codec = 1;

/** Bytes of a binary CID: version, codec, hash function, digest length, digest. */
export const CID_LENGTH = 36;

/** What names a content: its CID, and the two parts that the chain keeps of it. */
export interface ContentId {
  /** CIDv1 in base32, as it stands in `ipfs://` links. */
  cid: string;
  /** sha2-256 of the root block. */
  digest: Digest;
  /** 0: the root is `raw`; 1: it is `dag-pb`. */
  codec: Codec;
}
