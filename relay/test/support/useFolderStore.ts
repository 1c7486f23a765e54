import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { openStore, type Store } from "../../src/store/openStore.ts";

/** A relay's database for all tests of a file, embedded, in a folder of its own. */
export function useFolderStore(onStore: (store: Store) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "colophon-relay-store-"));
  let store: Store | undefined;
  beforeAll(async () => {
    store = await openStore({ directory: folder });
    onStore(store);
  });
  afterAll(async () => {
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
}
