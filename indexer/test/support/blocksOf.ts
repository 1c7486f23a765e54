import { createHash } from "node:crypto";
import { contentTreeOf } from "@colophon/sdk/content/contentTreeOf.ts";
import type { Hex } from "viem";
import { type BlockSource, BlockUnavailableError } from "../../src/content/blockSource.ts";

const MIB = 2 ** 20;

/** A file's blocks in memory. Whoever takes a block hashes it, so it can't be told from a node. */
export async function blocksOf(bytes: Uint8Array<ArrayBuffer>) {
  const tree = await contentTreeOf(bytes);
  const blocks = new Map<string, Uint8Array>();
  const put = (block: Uint8Array) => blocks.set(`0x${createHash("sha256").update(block).digest("hex")}`, block);
  for (let start = 0; start < bytes.length; start += MIB) put(bytes.subarray(start, start + MIB));
  for (const node of tree.levels.flat()) put(node.bytes);
  const source: BlockSource = {
    get: async (digest) => {
      const block = blocks.get(digest);
      if (!block) throw new BlockUnavailableError(digest, "it isn't here");
      return block;
    },
  };
  return { digest: tree.digest as Hex, codec: tree.codec, blocks, source };
}
