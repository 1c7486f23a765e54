import { decode } from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import type { CID } from "multiformats/cid";
import { BlockNotFound, NotAFile } from "../errors.ts";
import { RAW, supported } from "./cids.ts";
import type { IpfsNode } from "./openNode.ts";

/** A block as a part of a file. */
export interface FileNode {
  cid: CID;
  /** What the block is: bytes, a part of a file, or something else (a folder, a link). */
  kind: "raw" | "file" | "other";
  /** File bytes that stand in this block, before those of its links. */
  data: Uint8Array;
  links: { cid: CID /** File bytes below it. */; size: number }[];
  /** File bytes of all. */
  size: number;
}

/** The bytes of a block, from the store itself: there is no network to ask, and its CIDs are such as it takes. @throws {BlockNotFound} */
export async function readBlock(node: IpfsNode, cid: CID): Promise<Uint8Array> {
  const bytes = await node.blocks.bytesOf(cid);
  if (bytes === null) throw new BlockNotFound(cid.toString());
  return bytes;
}

/**
 * A block, decoded. Raw blocks give no links and aren't read (their size is the file's).
 *
 * @throws {BlockNotFound | NotAFile | UnsupportedCid}
 */
export async function readNode(node: IpfsNode, cid: CID): Promise<FileNode> {
  supported(cid);
  if (cid.code === RAW) {
    const size = await node.blocks.sizeOf(cid);
    if (size === null) throw new BlockNotFound(cid.toString());
    return { cid, kind: "raw", data: new Uint8Array(0), links: [], size };
  }
  const { Data, Links } = decodeNode(cid, await readBlock(node, cid));
  const unixfs = Data === undefined ? null : decodeUnixFs(Data);
  const isFile = unixfs !== null && (unixfs.type === "file" || unixfs.type === "raw");
  if (!isFile || unixfs.blockSizes.length !== Links.length) {
    const links = Links.map(({ Hash }) => ({ cid: Hash, size: 0 }));
    return { cid, kind: "other", data: new Uint8Array(0), links, size: 0 };
  }
  const data = unixfs.data ?? new Uint8Array(0);
  const links = Links.map(({ Hash }, index) => ({ cid: Hash, size: Number(unixfs.blockSizes[index]) }));
  const size = links.reduce((sum, link) => sum + link.size, data.length);
  return { cid, kind: "file", data, links, size };
}

function decodeNode(cid: CID, bytes: Uint8Array) {
  try {
    return decode(bytes);
  } catch {
    throw new NotAFile(cid.toString(), "its root block isn't valid dag-pb");
  }
}

function decodeUnixFs(data: Uint8Array): UnixFS | null {
  try {
    return UnixFS.unmarshal(data);
  } catch {
    return null;
  }
}
