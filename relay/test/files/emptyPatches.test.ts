import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { afterAll, describe, expect, it } from "vitest";
import { contentIdOf } from "../../../sdk/src/content/contentIdOf.ts";
import { UploadFolder } from "../../src/files/UploadFolder.ts";

const directory = mkdtempSync(join(tmpdir(), "colophon-empty-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));
const configstore = { get: async () => undefined, set: async () => undefined, delete: async () => undefined };
const ID = "a".repeat(32);

describe("a request that brings no bytes", () => {
  it("has nothing read of what is there, and keeps no upload alive", async () => {
    let alive = 0;
    const folder = new UploadFolder({ directory, configstore, onAlive: () => alive++ });
    writeFileSync(folder.pathOf(ID), new Uint8Array(100));
    // Were anything hashed for it, that would fail: there are fewer bytes than it says.
    expect(await folder.write(Readable.from([]), ID, 5_000)).toBe(5_000);
    expect(alive).toBe(0);
  });
  it("changes nothing for those that come after it", async () => {
    let alive = 0;
    const folder = new UploadFolder({ directory, configstore, onAlive: () => alive++ });
    const bytes = new Uint8Array(1_500_000).fill(7);
    writeFileSync(folder.pathOf(ID), "");
    expect(await folder.write(Readable.from([bytes.subarray(0, 600_000)]), ID, 0)).toBe(600_000);
    expect(await folder.write(Readable.from([]), ID, 600_000)).toBe(600_000);
    const rest = [bytes.subarray(600_000, 600_001), bytes.subarray(600_001)];
    // Another process, which has to read what is there.
    const other = new UploadFolder({ directory, configstore, onAlive: () => alive++ });
    expect(await other.write(Readable.from(rest), ID, 600_000)).toBe(bytes.length);
    expect((await other.treeOf(ID)).cid).toBe((await contentIdOf(bytes)).cid);
    expect(alive).toBe(2);
  });
  it("fails where bytes come that don't go on from what is there", async () => {
    const folder = new UploadFolder({ directory, configstore, onAlive: () => undefined });
    writeFileSync(folder.pathOf(ID), new Uint8Array(100));
    await expect(folder.write(Readable.from([new Uint8Array(1)]), ID, 5_000)).rejects.toBeDefined();
  });
});
