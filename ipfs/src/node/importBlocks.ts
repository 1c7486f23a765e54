import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import type { CID } from "multiformats/cid";
import { BlockMismatch } from "../errors.ts";
import { supported } from "./cids.ts";
import type { IpfsNode } from "./openNode.ts";

/** Small blocks are written and synced together; one of a large file goes by itself, as soon as it is there. */
const TOGETHER = { blocks: 2_048, bytes: 2 ** 20 };
/** Syncing takes its time: several groups at once, but no more than fits into memory easily. */
const GROUPS_AT_ONCE = 4;

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
  const writing = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const write = async () => {
    const writingThis: Promise<void> = node.blocks
      .putAll(group)
      .catch((failure: unknown) => void failures.push(failure))
      .finally(() => writing.delete(writingThis));
    writing.add(writingThis);
    [group, size] = [[], 0];
    if (writing.size >= GROUPS_AT_ONCE) await Promise.race(writing);
    if (failures.length > 0) throw failures[0];
  };
  try {
    for await (const { cid, bytes } of source) {
      if (Buffer.compare(sha256(bytes), supported(cid).multihash.digest) !== 0) throw new BlockMismatch(cid.toString());
      await claims.take(cid, async () => !(await node.blocks.holds(cid, bytes.length)));
      group.push({ cid, bytes });
      size += bytes.length;
      imported.blocks++;
      imported.bytes += bytes.length;
      if (group.length >= TOGETHER.blocks || size >= TOGETHER.bytes) await write();
    }
    if (group.length > 0) await write();
    await Promise.all(writing);
    if (failures.length > 0) throw failures[0];
    await finish();
    keep = true;
    return imported;
  } finally {
    await Promise.all(writing);
    const forsaken = claims.close(keep);
    // On a full disk a small block may not go, and a large one makes room. What is left goes by a garbage collection.
    for (const cid of forsaken) await removeUnpinned(node, cid).catch(() => false);
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
