import { execFile } from "node:child_process";
import { mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { treeOfLeaves } from "@colophon/sdk/content/contentTreeOf.ts";
import { ContentUnreadable, EmptyFile } from "@colophon/sdk/content/errors.ts";
import { contentIdOfFile } from "@colophon/sdk/content/node/contentIdOfFile.ts";
import { sha256 as opensslSha256 } from "@colophon/sdk/content/node/sha256.ts";
import * as dagPb from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { importer } from "ipfs-unixfs-importer";
import { CID } from "multiformats/cid";
import * as raw from "multiformats/codecs/raw";
import { sha256 as multiformatsSha256 } from "multiformats/hashes/sha2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyBytes, keyStream } from "./support/keyStream.ts";
import { vectors } from "./support/vectors.ts";

const MiB = 1_048_576;
const run = promisify(execFile);

describe("contentIdOf", () => {
  describe("public vectors", () => {
    for (const { name, text, seed, ...expected } of vectors.filter(({ size }) => size < 2 * MiB)) {
      it(name, async () => {
        const bytes = text === undefined ? keyBytes(expected.size, seed ?? "") : new TextEncoder().encode(text);
        expect(await contentIdOf(bytes)).toEqual(expected);
        expect(await contentIdOf(new Blob([bytes]))).toEqual(expected);
      });
    }

    for (const { name, seed, ...expected } of vectors.filter(({ size }) => size > 2 * MiB)) {
      it(`${name}, in a stream, with at most 300 MB of memory`, async () => {
        const child = fileURLToPath(new URL("./support/hashInChild.ts", import.meta.url));
        const { stdout } = await run(process.execPath, [child, "stream", String(expected.size), seed ?? ""]);
        const { peak, ...found } = JSON.parse(stdout);
        expect(found).toEqual(expected);
        expect(peak).toBeLessThan(300e6);
      });
    }
  });

  describe("equals ipfs-unixfs-importer with the profile", () => {
    const sizes = [1, 2, 127, 128, 16_384, MiB - 1, MiB, MiB + 1, 2 * MiB - 1, 2 * MiB, 2 * MiB + 1, 5 * MiB + 4321];
    for (const size of sizes) {
      it(`${size} bytes`, async () => {
        const bytes = keyBytes(size, `importer-${size}`);
        expect((await contentIdOf(bytes)).cid).toBe(await importedCid([bytes]));
      });
    }

    // Leaves of zeros are known beforehand, so files of any size take no time.
    for (const [name, leaves] of [
      ["4 GiB + 1 MiB: a root of four full nodes and one of a single leaf", 4097],
      ["1 TiB: a full root", 1024 ** 2],
      ["1 TiB + 1 MiB: one level more", 1024 ** 2 + 1],
    ] as const) {
      it(name, async () => {
        const zero = opensslSha256(new Uint8Array(MiB));
        const digests = new Uint8Array(32 * leaves);
        for (let i = 0; i < leaves; i++) digests.set(zero, i * 32);
        const { cid } = await treeOfLeaves(digests, leaves * MiB, opensslSha256);
        expect(cid).toBe(await importedCid([], leaves));
      });
    }

    /*
     * Between 2 and 4 GiB the importer can't be asked: its protons-runtime 8.0.1 writes numbers from 2^31 to 2^32 - 1 wrongly
     * (2^31 becomes 00 02 08 4f 0d). So here the root is read by dag-pb and compared with UnixFS's own message, byte for byte.
     */
    it("3 GiB + 1 MiB: sizes of 32 bits are written as protobuf prescribes", async () => {
      const zero = opensslSha256(new Uint8Array(MiB));
      const digests = new Uint8Array(32 * 3073);
      for (let i = 0; i < 3073; i++) digests.set(zero, i * 32);
      const { levels } = await treeOfLeaves(digests, 3073 * MiB, opensslSha256);
      const { Links, Data } = dagPb.decode(levels[1]?.[0]?.bytes ?? new Uint8Array());
      expect(Links.map(({ Tsize }) => Tsize)).toEqual([1073793035, 1073793035, 1073793035, 1048634]);
      const message = `0802188080c0800c${"208080808004".repeat(3)}20808040`;
      expect(Buffer.from(Data ?? []).toString("hex")).toBe(message);
    });
  });

  describe("gives the same however the bytes come", () => {
    const bytes = keyBytes(3 * MiB + 17, "pieces");
    let expected: unknown;
    beforeAll(async () => {
      expected = await contentIdOf(bytes);
    });

    for (const piece of [1000, 65_536, MiB - 1, MiB + 1, 3 * MiB]) {
      it(`in pieces of ${piece}`, async () => {
        expect(await contentIdOf(keyStream(bytes.length, "pieces", piece))).toEqual(expected);
      });
    }

    it("as a web stream, a File, with the JavaScript fallback's place taken by OpenSSL, one at a time", async () => {
      const file = new File([bytes], "a.bin");
      expect(await contentIdOf(file)).toEqual(expected);
      expect(await contentIdOf(file.stream())).toEqual(expected);
      expect(await contentIdOf(file, { sha256: opensslSha256, inFlight: 1 })).toEqual(expected);
    });
  });

  it("tells its progress up to the whole", async () => {
    const seen: [number, number | undefined][] = [];
    await contentIdOf(new Blob([keyBytes(2 * MiB + 5, "p")]), { onProgress: (...now) => seen.push(now) });
    expect(seen).toEqual([
      [MiB, 2 * MiB + 5],
      [2 * MiB, 2 * MiB + 5],
      [2 * MiB + 5, 2 * MiB + 5],
    ]);
  });

  it("stops when aborted, with the signal's reason", async () => {
    const abort = new AbortController();
    const work = contentIdOf(keyStream(50 * MiB, "a"), {
      signal: abort.signal,
      onProgress: () => abort.abort("enough"),
    });
    await expect(work).rejects.toBe("enough");
  });

  it("refuses an empty file", async () => {
    await expect(contentIdOf(new Blob([]))).rejects.toThrow(EmptyFile);
    await expect(contentIdOf(new Uint8Array(0))).rejects.toThrow(EmptyFile);
    await expect(contentIdOf([new Uint8Array(0), new Uint8Array(0)])).rejects.toThrow(EmptyFile);
  });

  it("names a source that fails in the middle, and keeps the cause", async () => {
    const cause = new Error("the disk is gone");
    const failing = async function* () {
      yield keyBytes(MiB, "x");
      throw cause;
    };
    const error = await contentIdOf(failing()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContentUnreadable);
    expect(error).toMatchObject({ cause, code: "content-unreadable" });
  });
});

describe("contentIdOfFile", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-content-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("reads 300 MiB from disk with at most 300 MB of memory, and equals the stream", async () => {
    const path = join(folder, "large.bin");
    const file = await open(path, "w");
    for (const piece of keyStream(300 * MiB + 3, "disk")) await file.write(piece);
    await file.close();
    const child = fileURLToPath(new URL("./support/hashInChild.ts", import.meta.url));
    const { peak, ...found } = JSON.parse((await run(process.execPath, [child, "file", path])).stdout);
    expect(found).toEqual(await contentIdOf(keyStream(300 * MiB + 3, "disk")));
    expect(peak).toBeLessThan(300e6);
  });

  it("tells progress with the total", async () => {
    const path = join(folder, "small.bin");
    const file = await open(path, "w");
    await file.write(keyBytes(MiB + 9, "s"));
    await file.close();
    const seen: unknown[] = [];
    await contentIdOfFile(path, { onProgress: (done, total) => seen.push([done, total]) });
    expect(seen).toEqual([
      [MiB, MiB + 9],
      [MiB + 9, MiB + 9],
    ]);
  });

  it("says why a path can't be read", async () => {
    await expect(contentIdOfFile(join(folder, "none"))).rejects.toThrow(/there is no such file/);
    await expect(contentIdOfFile(folder)).rejects.toThrow(ContentUnreadable);
  });

  it("refuses an empty file", async () => {
    const path = join(folder, "empty");
    await (await open(path, "w")).close();
    await expect(contentIdOfFile(path)).rejects.toThrow(EmptyFile);
  });
});

/** What the reference importer calls these bytes, or a file of so many MiB of zeros; its blocks go nowhere. */
async function importedCid(content: Iterable<Uint8Array>, zeroLeaves?: number): Promise<string> {
  const store = { put: async (cid: CID) => cid };
  const zero = CID.createV1(raw.code, await multiformatsSha256.digest(new Uint8Array(MiB)));
  async function* bufferImporter() {
    const unixfs = new UnixFS({ type: "raw", data: new Uint8Array(MiB) });
    for (let i = 0; i < (zeroLeaves ?? 0); i++) yield async () => ({ cid: zero, unixfs, size: BigInt(MiB) });
  }
  let cid = "";
  for await (const entry of importer([{ content }], store as Parameters<typeof importer>[1], {
    profile: "unixfs-v1-2025",
    ...(zeroLeaves === undefined ? {} : { bufferImporter: bufferImporter as never }),
  })) {
    cid = entry.cid.toString();
  }
  return cid;
}
