import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { KvStore, Upload } from "@tus/server";
import { afterAll, describe, expect, it } from "vitest";
import { UploadFolder } from "../../src/files/UploadFolder.ts";

const place = mkdtempSync(join(tmpdir(), "colophon-upload-folder-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const configstore: KvStore<Upload> = {
  get: async () => undefined,
  set: async () => undefined,
  delete: async () => undefined,
};
const openFolder = (directory: string) => new UploadFolder({ directory, configstore, onAlive: () => undefined });

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
});
