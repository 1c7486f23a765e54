import { open, rename, rm } from "node:fs/promises";

/** Replaces a file as a whole: whoever reads it, and whenever the power goes, finds the old content or the new, never a part. */
export async function writeAtomically(path: string, content: string | Uint8Array): Promise<void> {
  const temporary = `${path}.${process.pid}.new`;
  const file = await open(temporary, "w");
  try {
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (cause) {
    // A part of it would only take room on a disk that is full.
    await rm(temporary, { force: true });
    throw cause;
  }
}
