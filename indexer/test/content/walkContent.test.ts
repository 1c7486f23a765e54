import { createHash, randomBytes } from "node:crypto";
import { contentTreeOf } from "@colophon/sdk/content/contentTreeOf.ts";
import type { Hex } from "viem";
import { describe, expect, it } from "vitest";
import { type BlockSource, BlockUnavailableError } from "../../src/content/blockSource.ts";
import { ContentTooLargeError, NonCanonicalError, walkContent } from "../../src/content/walkContent.ts";

const MIB = 2 ** 20;
const digestOf = (bytes: Uint8Array): Hex => `0x${createHash("sha256").update(bytes).digest("hex")}`;

/** A file's blocks in memory. The walk trusts no source, so it can't tell it from a node. */
async function blocksOf(bytes: Uint8Array<ArrayBuffer>) {
  const tree = await contentTreeOf(bytes);
  const blocks = new Map<string, Uint8Array>();
  for (let start = 0; start < bytes.length; start += MIB) {
    const leaf = bytes.subarray(start, start + MIB);
    blocks.set(digestOf(leaf), leaf);
  }
  for (const node of tree.levels.flat()) blocks.set(digestOf(node.bytes), node.bytes);
  let asked = 0;
  const source: BlockSource = {
    get: async (digest) => {
      asked++;
      const block = blocks.get(digest);
      if (!block) throw new BlockUnavailableError(digest, "it isn't here");
      return block;
    },
  };
  return { digest: tree.digest as Hex, codec: tree.codec, blocks, source, asked: () => asked };
}

async function walk(file: { digest: Hex; codec: number; source: BlockSource }, maxBytes = 64 * MIB, now = Date.now) {
  const { signal } = new AbortController();
  const walking = walkContent({ ...file, maxBytes, signal, now });
  const hash = createHash("sha256");
  let step = await walking.next();
  while (!step.done) {
    hash.update(step.value);
    step = await walking.next();
  }
  return { size: step.value, sha256: hash.digest("hex") };
}

describe("walkContent", () => {
  it.each([1, MIB - 1, MIB, MIB + 1, 3 * MIB + 17])("gives the %i bytes of a file, and their number", async (size) => {
    const bytes = new Uint8Array(randomBytes(size));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    expect(await walk(await blocksOf(bytes))).toEqual({ size, sha256 });
  });

  it("fetches a run of equal chunks once", async () => {
    const file = await blocksOf(new Uint8Array(8 * MIB));
    expect((await walk(file)).size).toBe(8 * MIB);
    expect(file.asked()).toBe(2);
  });

  it("gives up a file whose blocks come one by one in their last second, so that it holds up no other for long", async () => {
    const file = await blocksOf(new Uint8Array(randomBytes(40 * MIB)));
    let clock = 0;
    const slow = (ms: number): BlockSource => ({
      get: (...asked) => {
        clock += ms;
        return file.source.get(...asked);
      },
    });
    const at = (ms: number) => walk({ ...file, source: slow(ms) }, 64 * MIB, () => clock);
    await expect(at(19_000)).rejects.toBeInstanceOf(BlockUnavailableError);
    expect(file.asked()).toBeLessThan(12);
    expect((await at(4_000)).size).toBe(40 * MIB);
  });

  it("takes other bytes under a digest for no bytes", async () => {
    const file = await blocksOf(new Uint8Array(randomBytes(2 * MIB)));
    const [first] = file.blocks.keys();
    const block = file.blocks.get(first ?? "");
    file.blocks.set(
      first ?? "",
      Uint8Array.from(block ?? [], (byte) => byte ^ 1),
    );
    await expect(walk(file)).rejects.toThrow(BlockUnavailableError);
  });

  it("calls a DAG that isn't the profile's non-canonical", async () => {
    // A file of two chunks of half the size: valid UnixFS, another DAG.
    const file = await blocksOf(new Uint8Array(randomBytes(MIB + 1)));
    const root = file.blocks.get(file.digest) ?? new Uint8Array();
    for (const at of [4, root.length - 1]) {
      const other = Uint8Array.from(root, (byte, index) => (index === at ? byte ^ 1 : byte));
      file.blocks.set(digestOf(other), other);
      await expect(walk({ ...file, digest: digestOf(other) })).rejects.toThrow(NonCanonicalError);
    }
    const small = Uint8Array.from([1, 2, 3]);
    file.blocks.set(digestOf(small), small);
    await expect(walk({ ...file, digest: digestOf(small), codec: 1 })).rejects.toThrow(NonCanonicalError);
    const empty = new Uint8Array();
    file.blocks.set(digestOf(empty), empty);
    await expect(walk({ ...file, digest: digestOf(empty), codec: 0 })).rejects.toThrow(NonCanonicalError);
  });

  it("reads no file above the limit, and says how large it is, by its root alone", async () => {
    const file = await blocksOf(new Uint8Array(randomBytes(4 * MIB)));
    await expect(walk(file, MIB)).rejects.toMatchObject({ size: 4 * MIB });
    await expect(walk(file, MIB)).rejects.toThrow(ContentTooLargeError);
    expect(file.asked()).toBe(2);
  });
});
