import { type ContentSource, contentTreeOf, type HashOptions } from "./contentTreeOf.ts";
import type { ContentId } from "./profile.ts";

export interface SizedContentId extends ContentId {
  /** Bytes of the file. */
  size: number;
}

/**
 * What Colophon calls a file by: its CID in profile `unixfs-v1-2025`. Reads the source once, in constant memory, in a page,
 * a worker or Node (for a path there, `contentIdOfFile` is faster).
 *
 * @throws EmptyFile for 0 bytes; ContentUnreadable when the source fails; the signal's reason when aborted
 * @example
 * const { cid, digest, codec, size } = await contentIdOf(file, { onProgress: (done, total) => bar.show(done, total) });
 */
export async function contentIdOf(source: ContentSource, options: HashOptions = {}): Promise<SizedContentId> {
  const { cid, digest, codec, size } = await contentTreeOf(source, options);
  return { cid, digest, codec, size };
}
