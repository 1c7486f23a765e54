import { noteBlockOf } from "@colophon/sdk/content/noteBlockOf.ts";
import { upload } from "../../lib/upload.ts";

/** A note's digest, once the relay keeps it. */
export async function storeNote(relayUrl: string, text: string): Promise<string> {
  const block = noteBlockOf(text);
  await upload(relayUrl, new Blob([block.bytes]));
  return block.digest;
}
