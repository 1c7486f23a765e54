import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import type { CID } from "multiformats/cid";
import { BlockMismatch } from "../errors.ts";
import { supported } from "./cids.ts";
import type { IpfsNode } from "./openNode.ts";

/** Written and synced together: as many blocks, but no more bytes than fit into memory easily. */
const TOGETHER = { blocks: 2_048, bytes: 8 * 2 ** 20 };

export interface Imported {
  blocks: number;
  bytes: number;
}

/**
 * Stores blocks as they come; true to their CIDs, or not at all. When the source fails or a block lies, the blocks that this
 * import brought are taken out again, but for those that are pinned or needed by another import under way.
 *
 * @param finish what belongs to the import before it counts as done, such as pinning
 * @throws {BlockMismatch | UnsupportedCid}, and whatever the source or `finish` throws
 */
export async function importBlocks(
  node: IpfsNode,
  source: AsyncIterable<{ cid: CID; bytes: Uint8Array }>,
  finish: () => Promise<void> = async () => undefined,
): Promise<Imported> {
  const claims = node.claims.open();
  const imported: Imported = { blocks: 0, bytes: 0 };
  let group: { cid: CID; bytes: Uint8Array }[] = [];
  let size = 0;
  let keep = false;
  /** One group is written while the next one comes. */
  let writing: Promise<void> = Promise.resolve();
  const write = async () => {
    const blocks = group;
    [group, size] = [[], 0];
    await writing;
    writing = node.blocks.putAll(blocks);
    // Awaited by the next group, or below; until then a failure mustn't look like one that nobody sees.
    writing.catch(() => undefined);
  };
  try {
    for await (const { cid, bytes } of source) {
      if (Buffer.compare(sha256(bytes), supported(cid).multihash.digest) !== 0) throw new BlockMismatch(cid.toString());
      await claims.take(cid, async () => (await node.blocks.sizeOf(cid)) === null);
      group.push({ cid, bytes });
      size += bytes.length;
      imported.blocks++;
      imported.bytes += bytes.length;
      if (group.length >= TOGETHER.blocks || size >= TOGETHER.bytes) await write();
    }
    await write();
    await writing;
    await finish();
    keep = true;
    return imported;
  } finally {
    await writing.catch(() => undefined);
    const forsaken = claims.close(keep);
    for (const cid of forsaken) await removeUnpinned(node, cid);
  }
}

/** Takes a block out unless a pin or an import needs it; true if it went. */
export function removeUnpinned(node: IpfsNode, cid: CID): Promise<boolean> {
  return node.turns.take(() =>
    node.claims.remove(cid, async () => {
      if (await node.helia.pins.isPinned(cid)) return false;
      await node.blocks.delete(cid);
      return true;
    }),
  );
}
