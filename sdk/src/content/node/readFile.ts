import { type FileHandle, open } from "node:fs/promises";
import { ContentUnreadable } from "../errors.ts";
import { CHUNK_SIZE } from "../profile.ts";

/**
 * A file's bytes in pieces of 1 MiB. The next piece is read while the caller works on the last. Two buffers take turns: a
 * piece is valid until the next is asked for.
 *
 * @throws ContentUnreadable
 */
export async function* readFile(path: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const file = await openFile(path);
  try {
    let [current, spare] = [new Uint8Array(CHUNK_SIZE), new Uint8Array(CHUNK_SIZE)];
    let offset = 0;
    let length = await readAt(file, current, offset, path);
    while (length > 0) {
      offset += length;
      const ahead = readAt(file, spare, offset, path);
      // Reported where it is awaited, also when the caller stops before.
      ahead.catch(() => undefined);
      try {
        yield current.subarray(0, length);
      } finally {
        await ahead.catch(() => undefined);
      }
      length = await ahead;
      [current, spare] = [spare, current];
    }
  } finally {
    await file.close();
  }
}

/** Opens a plain file for reading. @throws ContentUnreadable */
export async function openFile(path: string): Promise<FileHandle> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "r");
    if (!(await file.stat()).isFile()) throw new ContentUnreadable(`${path} isn't a file`);
    return file;
  } catch (cause) {
    await file?.close();
    throw unreadable(cause, path);
  }
}

/** Fills the buffer from `offset` on, but for the end of the file; gives the number of bytes read. */
export async function readAt(file: FileHandle, into: Uint8Array, offset: number, path: string): Promise<number> {
  let filled = 0;
  try {
    while (filled < into.length) {
      const { bytesRead } = await file.read(into, filled, into.length - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (cause) {
    throw unreadable(cause, path);
  }
  return filled;
}

const REASONS: Record<string, string> = {
  ENOENT: "there is no such file",
  EACCES: "you may not read it",
  EPERM: "you may not read it",
  EISDIR: "it is a folder",
};

function unreadable(cause: unknown, path: string): ContentUnreadable {
  if (cause instanceof ContentUnreadable) return cause;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return new ContentUnreadable(
    `${path}: ${REASONS[code] ?? (cause instanceof Error ? cause.message : String(cause))}`,
    cause,
  );
}
