import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { eq } from "drizzle-orm";
import type { Hex } from "viem";
import { afterAll, describe, expect, it } from "vitest";
import { contentIdOf } from "../../sdk/src/content/contentIdOf.ts";
import { settleUpload } from "../src/files/settleUpload.ts";
import { UploadFolder } from "../src/files/UploadFolder.ts";
import type { Store } from "../src/store/openStore.ts";
import { uploads } from "../src/store/tables.ts";
import { useFolderStore } from "./support/useFolderStore.ts";

const directory = mkdtempSync(join(tmpdir(), "colophon-settle-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
let store: Store;
useFolderStore((opened) => {
  store = opened;
});
const configstore = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };
const folder = new UploadFolder({ directory, configstore, onAlive: () => undefined });

async function upload(id: string, bytes: Uint8Array) {
  writeFileSync(folder.pathOf(id), "");
  await folder.write(Readable.from([bytes]), id, 0);
}

describe("an upload that two requests settle at once", () => {
  it("comes to the same for both", async () => {
    const bytes = new Uint8Array(1_500_000).fill(7);
    const { cid } = await contentIdOf(bytes);
    for (let round = 0; round < 20; round++) {
      const id = round.toString(16).padStart(32, "0");
      await upload(id, bytes);
      const found = await Promise.all(Array.from({ length: 4 }, () => folder.treeOf(id)));
      expect(found.map((tree) => tree.cid)).toEqual([cid, cid, cid, cid]);
    }
  });

  it("keeps its bytes where only the other found them right: there is a receipt for them", async () => {
    const id = "f".repeat(32);
    await upload(id, new Uint8Array(10));
    const digest: Hex = `0x${"11".repeat(32)}`;
    const sender: Hex = `0x${"22".repeat(16)}`;
    const times = { createdAt: 0, touchedAt: 0 };
    const row = { id, state: "coming" as const, size: 10, digest, codec: 0, sender, account: null, ...times };
    await store.db.insert(uploads).values(row);
    // While this request hashes, the other one settles the row.
    class Overtaken extends UploadFolder {
      override async treeOf(own: string) {
        await store.db.update(uploads).set({ state: "whole" }).where(eq(uploads.id, own));
        return super.treeOf(own);
      }
    }
    const slow = new Overtaken({ directory, configstore, onAlive: () => undefined });
    await expect(settleUpload(store.db, slow, id)).rejects.toMatchObject({ code: "wrong-content" });
    expect(await folder.sizeOf(id)).toBe(10);
    expect(await store.db.select().from(uploads)).toMatchObject([{ id, state: "whole" }]);
    // Where nobody has, both go.
    await store.db.update(uploads).set({ state: "coming" });
    await expect(settleUpload(store.db, folder, id)).rejects.toMatchObject({ code: "wrong-content" });
    expect(await folder.sizeOf(id)).toBeNull();
    expect(await store.db.select().from(uploads)).toEqual([]);
  });
});
