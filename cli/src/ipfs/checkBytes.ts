import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { EmptyFile } from "@colophon/sdk/content/errors.ts";
import type { Context } from "../context.ts";
import { fetchContent } from "./fetchContent.ts";

/** Whether IPFS has the bytes of a CID, and whether they are the right ones. */
export type BytesCheck =
  | { state: "match"; size: number; words: string }
  | { state: "unavailable"; words: string }
  | { state: "mismatch"; found: string; words: string };

/**
 * Fetches a content from IPFS and hashes it again.
 *
 * @throws {BadSetting} where no gateway or node is known; {ServiceUnreachable} where none answers.
 */
export async function checkBytes(context: Context, cid: string): Promise<BytesCheck> {
  const bytes = await fetchContent(context.settings, cid);
  if (bytes === null) return { state: "unavailable", words: "the bytes can't be had there now" };
  const onProgress = (done: number) => context.output.progress("Fetching and hashing", done, undefined);
  try {
    const found = await contentIdOf(bytes, { onProgress });
    if (found.cid === cid)
      return { state: "match", size: found.size, words: `has the bytes (${found.size}), and they match` };
    return { state: "mismatch", found: found.cid, words: `gave other bytes, or another layout of them: ${found.cid}` };
  } catch (error) {
    if (error instanceof EmptyFile) return { state: "mismatch", found: "", words: "gave no bytes at all" };
    throw error;
  } finally {
    context.output.endProgress();
  }
}
