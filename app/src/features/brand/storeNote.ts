import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { upload } from "../../lib/upload.ts";

/** A note's digest, once the relay keeps it. */
export async function storeNote(relayUrl: string, text: string): Promise<string> {
  const block = rawBlockOf({ v: 1, text });
  await upload(relayUrl, new Blob([block.bytes]));
  return block.digest;
}
