import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { create } from "kubo-rpc-client";
import type { Hex } from "viem";

/** Puts a file of one chunk on a node. @returns its digest */
export async function putBlock(ipfsApiUrl: string, bytes: Uint8Array<ArrayBuffer>): Promise<Hex> {
  const { digest, codec } = await contentIdOf(bytes);
  if (codec !== 0) throw new Error("more than one chunk: send a CAR");
  await create({ url: ipfsApiUrl }).block.put(bytes, { format: "raw" });
  return digest as Hex;
}
