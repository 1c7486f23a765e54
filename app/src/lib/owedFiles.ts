import { browserStore } from "./browserStore.ts";

/** A work that was certified while no relay could store it: everybody waits for its file. */
export interface OwedFile {
  readonly file: Blob;
  readonly manifestText: string;
}

const store = browserStore("colophon-owed", "files");

/** Files that were certified and couldn't be stored yet, by the work's id. */
export const owedFiles = {
  async get(id: string): Promise<OwedFile | null> {
    const found = await store.get(id);
    return typeof found === "object" && found !== null && "file" in found && found.file instanceof Blob
      ? (found as OwedFile)
      : null;
  },
  /** False where the browser can't keep it. */
  keep: (id: string, owed: OwedFile) => store.put(id, owed),
  forget: (id: string) => store.delete(id),
};
