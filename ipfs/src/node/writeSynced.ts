import { open } from "node:fs/promises";

/** Writes a file that isn't there yet; its bytes are on the disk once this is done. */
export async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.datasync();
  } finally {
    await file.close();
  }
}
