import { mkdtemp, open, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { contentTreeOf } from "@colophon/sdk/content/contentTreeOf.ts";
import { ContentUnreadable } from "@colophon/sdk/content/errors.ts";
import { carOfFile } from "@colophon/sdk/content/node/carOfFile.ts";
import { verifyCar } from "@colophon/sdk/content/verifyCar.ts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyBytes } from "./support/keyStream.ts";

const MiB = 1_048_576;
const MEDIA = fileURLToPath(new URL("../../../../shared/data/media/", import.meta.url));

describe("carOfFile", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-car-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("streams the very bytes that carOfBlob describes, as long as announced, again and again", async () => {
    const bytes = keyBytes(3 * MiB + 1, "same");
    const path = join(folder, "same.bin");
    await writeFile(path, bytes);
    const { content, length, stream } = await carOfFile(path);
    const expected = await carOfBlob(new Blob([bytes]));
    expect(content).toEqual(expected.content);
    for (let round = 0; round < 2; round++) {
      const streamed = Buffer.concat(await collect(stream()));
      expect(streamed.length).toBe(length);
      expect(Buffer.compare(streamed, new Uint8Array(await expected.car.arrayBuffer()))).toBe(0);
    }
  });

  it("notices a file that changes or shrinks between hashing and sending", async () => {
    const path = join(folder, "changing.bin");
    await writeFile(path, keyBytes(2 * MiB, "before"));
    const { stream } = await carOfFile(path);
    const file = await open(path, "r+");
    await file.write(Uint8Array.of(1, 2, 3), 0, 3, MiB + 7);
    await file.close();
    await expect(collect(stream())).rejects.toThrow(ContentUnreadable);
    await writeFile(path, "short");
    await expect(collect(stream())).rejects.toThrow(ContentUnreadable);
  });
});

describe("carOfBlob", () => {
  it("refuses a tree of another file", async () => {
    const tree = await contentTreeOf(keyBytes(10, "ten"));
    await expect(carOfBlob(new Blob([keyBytes(11, "eleven")]), {}, tree)).rejects.toThrow(ContentUnreadable);
  });
});

describe("real media", async () => {
  const names = await readdir(MEDIA).catch(() => []);
  const files = names.filter((name) => /\.(jpg|png|gif|webp|mp3|wav|mp4)$/.test(name));
  if (files.length === 0) console.log("skipped: no folder ../shared/data/media beside this checkout");

  it.skipIf(files.length === 0)("each photo, sound and video goes through disk, CAR and check unharmed", async () => {
    for (const name of files) {
      const { content, stream } = await carOfFile(join(MEDIA, name));
      const leaves: Uint8Array[] = [];
      for await (const { codec, bytes } of verifyCar(stream(), content.cid)) if (codec === 0) leaves.push(bytes);
      const { cid, digest, codec, size } = content;
      expect({ cid, digest, codec, size }).toEqual(await contentIdOf(leaves));
    }
  });
});

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of stream) pieces.push(piece);
  return pieces;
}
