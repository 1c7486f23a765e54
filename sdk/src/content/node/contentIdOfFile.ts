import type { SizedContentId } from "../contentIdOf.ts";
import type { HashOptions } from "../contentTreeOf.ts";
import { contentTreeOfFile } from "./contentTreeOfFile.ts";

/**
 * The CID of a file on disk, at about the speed of OpenSSL's sha2-256, in constant memory.
 *
 * @throws EmptyFile, ContentUnreadable (no such file, a folder, no permission), the signal's reason
 * @example const { cid } = await contentIdOfFile("photo.jpg");
 */
export async function contentIdOfFile(path: string, options: HashOptions = {}): Promise<SizedContentId> {
  const { cid, digest, codec, size } = await contentTreeOfFile(path, options);
  return { cid, digest, codec, size };
}
