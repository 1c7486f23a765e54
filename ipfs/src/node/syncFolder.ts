import { open } from "node:fs/promises";

/** Has a folder written down: without it a power cut may forget what was moved there. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
