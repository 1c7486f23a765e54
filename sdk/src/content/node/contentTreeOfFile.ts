import { type ContentTree, contentTreeOf, type HashOptions } from "../contentTreeOf.ts";
import { openFile, readFile } from "./readFile.ts";
import { sha256 } from "./sha256.ts";

/**
 * The DAG of a file on disk (`contentTreeOf` for a path).
 *
 * @throws EmptyFile, ContentUnreadable, the signal's reason
 */
export async function contentTreeOfFile(path: string, options: HashOptions = {}): Promise<ContentTree> {
  const { onProgress, signal } = options;
  const total = onProgress === undefined ? 0 : await sizeOf(path);
  return contentTreeOf(readFile(path), {
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress: (done: number) => onProgress(done, total) }),
    sha256,
    inFlight: 1,
  });
}

async function sizeOf(path: string): Promise<number> {
  const file = await openFile(path);
  try {
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
