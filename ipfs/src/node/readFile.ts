import type { CID } from "multiformats/cid";
import { NotAFile } from "../errors.ts";
import { RAW } from "./cids.ts";
import type { IpfsNode } from "./openNode.ts";
import { type FileNode, readBlock, readNode } from "./readNode.ts";

/** Deeper than any honest file: three levels of 1,024 links hold a pebibyte. */
const DEEPEST = 16;

export interface StoredFile {
  cid: CID;
  /** Bytes of the file, as its root says. */
  size: number;
  /** Its bytes in `[start, end)`, one block at a time: a slow reader holds one block in memory, not the file. */
  read: (start: number, end: number) => AsyncGenerator<Uint8Array>;
}

/**
 * Opens a file of this node.
 *
 * @throws {BlockNotFound | NotAFile | UnsupportedCid}
 */
export async function openFile(node: IpfsNode, cid: CID): Promise<StoredFile> {
  const root = await readNode(node, cid);
  if (root.kind === "other") throw new NotAFile(cid.toString(), "it is a folder or no UnixFS file");
  return { cid, size: root.size, read: (start, end) => readRange(node, root, start, end, 0) };
}

async function* readRange(
  node: IpfsNode,
  part: FileNode,
  start: number,
  end: number,
  depth: number,
): AsyncGenerator<Uint8Array> {
  if (end <= start) return;
  if (part.kind === "raw") {
    const bytes = await readBlock(node, part.cid);
    if (bytes.length !== part.size) throw new NotAFile(part.cid.toString(), "its length isn't what its parent says");
    yield bytes.subarray(start, end);
    return;
  }
  if (part.kind === "other" || depth > DEEPEST)
    throw new NotAFile(part.cid.toString(), "a part of it is no part of a file");
  if (start < part.data.length) yield part.data.subarray(start, Math.min(end, part.data.length));
  let offset = part.data.length;
  for (const { cid, size } of part.links) {
    const from = Math.max(start, offset);
    const to = Math.min(end, offset + size);
    if (from < to) {
      const child =
        cid.code === RAW
          ? { cid, kind: "raw" as const, data: new Uint8Array(0), links: [], size }
          : await readNode(node, cid);
      if (child.size !== size) throw new NotAFile(part.cid.toString(), "it lies about the size of its parts");
      yield* readRange(node, child, from - offset, to - offset, depth + 1);
    }
    offset += size;
    if (offset >= end) return;
  }
}
