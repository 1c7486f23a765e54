import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type KvStore, Upload } from "@tus/server";
import { afterAll, describe, expect, it } from "vitest";
import { UploadFolder } from "../../src/files/UploadFolder.ts";

const place = mkdtempSync(join(tmpdir(), "colophon-upload-folder-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const configstore: KvStore<Upload> = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => undefined,
};
const openFolder = (directory: string, rows = configstore) =>
  new UploadFolder({ directory, configstore: rows, onAlive: () => undefined });

describe("the folder of uploads", () => {
  it("is there once it is opened", () => {
    const directory = join(place, "deep", "uploads");
    openFolder(directory);
    expect(existsSync(directory)).toBe(true);
  });

  it("says at once that it can't be made, and not when nobody listens any more", () => {
    const file = join(place, "a file");
    writeFileSync(file, "");
    expect(() => openFolder(join(file, "uploads"))).toThrow("ENOTDIR");
  });

  it("keeps nothing reserved for an upload whose file the disk refuses", async () => {
    const directory = join(place, "broken");
    const reserved = new Set(["one", "other"]);
    const folder = openFolder(directory, { ...configstore, delete: async (id) => void reserved.delete(id) });
    await folder.create(new Upload({ id: "one", size: 5, offset: 0 }));
    rmSync(directory, { recursive: true });
    writeFileSync(directory, "");
    await expect(folder.create(new Upload({ id: "other", size: 5, offset: 0 }))).rejects.toThrow("EEXIST");
    expect([...reserved]).toEqual(["one"]);
  });
});
