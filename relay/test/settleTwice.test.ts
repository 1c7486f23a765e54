import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { contentIdOf } from "../../sdk/src/content/contentIdOf.ts";
import { settleUpload } from "../src/files/settleUpload.ts";
import { UploadFolder } from "../src/files/UploadFolder.ts";
import type { Db } from "../src/store/openStore.ts";

const directory = mkdtempSync(join(tmpdir(), "colophon-settle-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
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
    // As the row was when this request looked, and as it is when it wants to be rid of it.
    const coming = { id, state: "coming", size: 10, digest: `0x${"11".repeat(32)}`, codec: 0 };
    const db = {
      select: () => ({ from: () => ({ where: async () => [coming] }) }),
      delete: () => ({ where: () => Object.assign(Promise.resolve(), { returning: async () => [] }) }),
    } as unknown as Db;
    await expect(settleUpload(db, folder, id)).rejects.toMatchObject({ code: "wrong-content" });
    expect(await folder.sizeOf(id)).toBe(10);
  });
});
