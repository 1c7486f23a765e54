import { carHeader, carLayout } from "@colophon/sdk/content/carLayout.ts";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { cidBytes, digestBytes } from "@colophon/sdk/content/cidFromDigest.ts";
import { contentTreeOf } from "@colophon/sdk/content/contentTreeOf.ts";
import {
  CarBlockMismatch,
  CarMissingBlock,
  CarRootMismatch,
  CarTooLarge,
  CarTruncated,
  CarUnreachableBlock,
  MalformedCar,
  MalformedCid,
  NonCanonicalDag,
} from "@colophon/sdk/content/errors.ts";
import { writeVarint } from "@colophon/sdk/content/layout.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { rawBlockOf } from "@colophon/sdk/content/rawBlockOf.ts";
import { type VerifyCarOptions, verifyCar } from "@colophon/sdk/content/verifyCar.ts";
import { CarReader, CarWriter } from "@ipld/car";
import * as dagPb from "@ipld/dag-pb";
import { UnixFS } from "ipfs-unixfs";
import { importer } from "ipfs-unixfs-importer";
import { CID } from "multiformats/cid";
import { describe, expect, it } from "vitest";
import { keyBytes } from "./support/keyStream.ts";

const MiB = 1_048_576;

describe("verifyCar", () => {
  describe("takes what carOfBlob writes", () => {
    for (const size of [1, 11, MiB, MiB + 1, 3 * MiB, 9 * MiB + 77]) {
      it(`${size} bytes: the blocks, in order, are the file`, async () => {
        const bytes = keyBytes(size, "take");
        const { content, car } = await carOfBlob(new Blob([bytes]));
        const leaves: Uint8Array[] = [];
        const { found, blocks } = await drain(car.stream(), content.cid, {}, (block) => {
          if (block.codec === 0) leaves.push(block.bytes);
        });
        expect(Buffer.compare(Buffer.concat(leaves), bytes)).toBe(0);
        expect(found).toEqual({
          cid: content.cid,
          digest: content.digest,
          codec: content.codec,
          size,
          blocks,
          received: car.size,
        });
      });
    }

    it("that other software can read too", async () => {
      const { content, car } = await carOfBlob(new Blob([keyBytes(4 * MiB, "other")]));
      const reader = await CarReader.fromIterable(car.stream());
      expect((await reader.getRoots()).map(String)).toEqual([content.cid]);
      let blocks = 0;
      for await (const { cid, bytes } of reader.blocks()) {
        expect(Buffer.compare(sha256(bytes), cid.multihash.digest)).toBe(0);
        blocks++;
      }
      expect(blocks).toBe(5);
    });

    it("with equal chunks sent once: 64 MiB of zeros are little more than 1 MiB", async () => {
      const { content, car } = await carOfBlob(new Blob(Array.from({ length: 64 }, () => new Uint8Array(MiB))));
      expect(car.size).toBeLessThan(MiB + 10_000);
      expect((await drain(car.stream(), content.cid)).found).toMatchObject({ size: 64 * MiB, blocks: 2 });
    });

    it("in pieces of one byte", async () => {
      const { content, car } = await carOfBlob(new Blob(["hello world"]));
      const bytes = new Uint8Array(await car.arrayBuffer());
      const pieces = Array.from(bytes, (byte) => Uint8Array.of(byte));
      expect((await drain(pieces, content.cid)).found.size).toBe(11);
    });

    it("a manifest's raw block", async () => {
      const block = rawBlockOf({ v: 1, title: "Dawn" });
      const { car } = await carOfBlob(new Blob([block.bytes]));
      expect((await drain(car.stream(), block.cid)).found).toMatchObject({
        cid: block.cid,
        size: block.size,
        blocks: 1,
      });
    });
  });

  it("takes repeated blocks as other writers send them, breadth first, and gives each once", async () => {
    const file = keyBytes(MiB, "twice");
    const { content, blocks } = await blocksOf(new Blob([file, file, keyBytes(5, "rest")]));
    const [root, first, last] = blocks as [Block, Block, Block];
    expect((await drain(await carOf(content.cid, [root, first, first, last]), content.cid)).blocks).toBe(3);
  });

  it("takes a CAR of the reference importer", async () => {
    const stored = new Map<string, Block>();
    const store = {
      put: async (cid: CID, bytes: Uint8Array) => {
        stored.set(String(cid), { cid, bytes });
        return cid;
      },
    };
    let root = "";
    for await (const { cid } of importer(
      [{ content: [keyBytes(3 * MiB + 1, "ref")] }],
      store as unknown as Parameters<typeof importer>[1],
      { profile: "unixfs-v1-2025" },
    )) {
      root = String(cid);
    }
    const blocks = [...stored.values()].reverse();
    expect((await drain(await carOf(root, blocks), root)).found.size).toBe(3 * MiB + 1);
  });

  describe("refuses", () => {
    it("a root that isn't a CID", async () => {
      await expect(drain([], "../etc/passwd")).rejects.toThrow(MalformedCid);
    });

    it("nothing at all, text, a foreign header, a header with two roots", async () => {
      const { content, blocks } = await blocksOf(new Blob(["hello world"]));
      await expect(drain([], content.cid)).rejects.toThrow(CarTruncated);
      await expect(drain(new TextEncoder().encode("hello world, hello"), content.cid)).rejects.toThrow(MalformedCar);
      await expect(drain(new Uint8Array(100).fill(0xff), content.cid)).rejects.toThrow(MalformedCar);
      const cid = CID.parse(content.cid);
      await expect(drain(await carOf([cid, cid], blocks), content.cid)).rejects.toThrow(MalformedCar);
      const broken = await carOf(content.cid, blocks);
      broken[58] = 2; // the version
      await expect(drain(broken, content.cid)).rejects.toThrow(MalformedCar);
    });

    it("another root than announced, and says which", async () => {
      const { content, car } = await carOfBlob(new Blob(["hello world"]));
      const other = await contentTreeOf(new Blob(["hello moon"]));
      const error = await drain(car.stream(), other.cid).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(CarRootMismatch);
      expect(error).toMatchObject({ expected: other.cid, found: content.cid });
    });

    it("one changed bit in any block", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(2 * MiB + 9, "bit")]));
      for (let index = 0; index < blocks.length; index++) {
        const lying = blocks.map(({ cid, bytes }) => ({ cid, bytes: bytes.slice() }));
        const block = lying[index] as Block;
        block.bytes[block.bytes.length - 1] = (block.bytes.at(-1) as number) ^ 1;
        const error = await drain(await carOf(content.cid, lying), content.cid).catch((thrown: unknown) => thrown);
        expect(error).toBeInstanceOf(CarBlockMismatch);
        expect(error).toMatchObject({ cid: String(block.cid) });
      }
    });

    it("a CAR cut at any place", async () => {
      const { content, car } = await carOfBlob(new Blob([keyBytes(MiB + 1, "cut")]));
      const whole = new Uint8Array(await car.arrayBuffer());
      for (const length of [1, 30, 59, 60, 90, 200, 1000, MiB, whole.length - 40, whole.length - 1]) {
        await expect(drain(whole.subarray(0, length), content.cid)).rejects.toSatisfy(
          (error) => error instanceof CarTruncated || error instanceof CarMissingBlock,
        );
      }
    });

    it("a missing block, and names it and how many", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(3 * MiB, "gap")]));
      const error = await drain(await carOf(content.cid, blocks.slice(0, 2)), content.cid).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(CarMissingBlock);
      expect(error).toMatchObject({ missing: 2, cid: String(blocks[2]?.cid) });
    });

    it("a block that doesn't belong, before, between or after the others", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(2 * MiB, "own")]));
      const stranger = (await blocksOf(new Blob(["stranger"]))).blocks[0] as Block;
      for (const position of [0, 1, 2, 3]) {
        const car = await carOf(content.cid, blocks.toSpliced(position, 0, stranger));
        await expect(drain(car, content.cid)).rejects.toThrow(CarUnreachableBlock);
      }
    });

    it("a child before its parent", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(2 * MiB, "order")]));
      await expect(drain(await carOf(content.cid, blocks.toReversed()), content.cid)).rejects.toThrow(
        CarUnreachableBlock,
      );
    });

    it("a file over the limit, from its root alone", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(3 * MiB, "big")]));
      const onlyRoot = await carOf(content.cid, blocks.slice(0, 1));
      const error = await drain(onlyRoot, content.cid, { maxBytes: 3 * MiB - 1 }).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(CarTooLarge);
      expect(error).toMatchObject({ size: 3 * MiB, limit: 3 * MiB - 1 });
      const small = await carOf(...(await rawBlockCar(keyBytes(1000, "small"))));
      await expect(drain(small, (await contentTreeOf(keyBytes(1000, "small"))).cid, { maxBytes: 999 })).rejects.toThrow(
        CarTooLarge,
      );
    });

    it("a block that announces gigabytes, before any of them is read", async () => {
      const { cid, bytes } = parts("hello world");
      const length = new Uint8Array(5);
      writeVarint(2 ** 30, length, 0);
      const header = carHeader(bytes);
      const endless = async function* () {
        yield Uint8Array.of(header.length);
        yield header;
        yield length;
        yield bytes;
        for (;;) yield new Uint8Array(MiB);
      };
      await expect(drain(endless(), cid)).rejects.toThrow(CarTooLarge);
    });

    it("endless repetition of a block that belongs", async () => {
      const { content, blocks } = await blocksOf(new Blob([keyBytes(2 * MiB, "again")]));
      const [root, first] = blocks as [Block, Block];
      const repeated = await carOf(content.cid, [root, first, first, first, first]);
      await expect(drain(repeated, content.cid)).rejects.toThrow(CarTooLarge);
    });

    it("the same bytes in another DAG (256 KiB chunks)", async () => {
      const leaf = (bytes: Uint8Array) => block(0x55, bytes);
      const halves = [leaf(keyBytes(262_144, "a")), leaf(keyBytes(262_144, "b"))];
      const root = nodeOf(halves, 2 * 262_144);
      const car = await carOf(String(root.cid), [root, ...halves]);
      await expect(drain(car, String(root.cid))).rejects.toThrow(NonCanonicalDag);
    });

    it("a root that lies about the file's size, a child's size or Tsize, or has a link name", async () => {
      const leaves = [block(0x55, keyBytes(MiB, "a")), block(0x55, keyBytes(MiB, "b"))];
      const honest = nodeOf(leaves, 2 * MiB);
      expect((await drain(await carOf(String(honest.cid), [honest, ...leaves]), String(honest.cid))).found.size).toBe(
        2 * MiB,
      );
      for (const lie of [
        nodeOf(leaves, 2 * MiB - 1),
        nodeOf(leaves, 3 * MiB),
        nodeOf(leaves, 2 * MiB, { sizes: [MiB - 1, MiB + 1] }),
        nodeOf(leaves, 2 * MiB, { tsize: MiB + 1 }),
        nodeOf(leaves, 2 * MiB, { name: "a" }),
        nodeOf([leaves[0] as Block], MiB),
        nodeOf([], 1),
      ]) {
        const car = await carOf(String(lie.cid), [lie, ...leaves]);
        await expect(drain(car, String(lie.cid))).rejects.toThrow(NonCanonicalDag);
      }
    });

    it("a leaf shorter than the root says, also where it stood as the last leaf before", async () => {
      const short = block(0x55, keyBytes(9, "short"));
      const full = block(0x55, keyBytes(MiB, "full"));
      const lie = nodeOf([short, full], 2 * MiB);
      await expect(drain(await carOf(String(lie.cid), [lie, short, full]), String(lie.cid))).rejects.toThrow(
        NonCanonicalDag,
      );
      const twice = nodeOf([short, short], MiB + 9, { sizes: [MiB, 9] });
      await expect(drain(await carOf(String(twice.cid), [twice, short]), String(twice.cid))).rejects.toThrow(
        NonCanonicalDag,
      );
    });

    it("dag-pb that isn't UnixFS, a folder, an inline file", async () => {
      const empty = block(0x70, dagPb.encode(dagPb.prepare({ Links: [] })));
      const folder = block(0x70, dagPb.encode({ Data: new UnixFS({ type: "directory" }).marshal(), Links: [] }));
      const inline = new UnixFS({ type: "file", data: new TextEncoder().encode("hi") });
      const file = block(0x70, dagPb.encode({ Data: inline.marshal(), Links: [] }));
      const garbage = block(0x70, keyBytes(100, "garbage"));
      for (const root of [empty, folder, file, garbage]) {
        await expect(drain(await carOf(String(root.cid), [root]), String(root.cid))).rejects.toThrow(NonCanonicalDag);
      }
    });

    it("an empty file", async () => {
      const root = block(0x55, new Uint8Array(0));
      await expect(drain(await carOf(String(root.cid), [root]), String(root.cid))).rejects.toThrow(NonCanonicalDag);
    });

    it("other hash functions, even where they're empty of harm", async () => {
      const { content } = await blocksOf(new Blob(["hello world"]));
      const identity = { cid: CID.decode(Uint8Array.of(1, 0x55, 0, 2, 1, 2)), bytes: keyBytes(40, "i") };
      await expect(drain(await carOf(content.cid, [identity]), content.cid)).rejects.toThrow(MalformedCar);
    });
  });

  it("closes its source on an error, and on an abort", async () => {
    const { content, car } = await carOfBlob(new Blob([keyBytes(3 * MiB, "close")]));
    let closed = 0;
    const source = async function* () {
      try {
        yield* car.stream();
      } finally {
        closed++;
      }
    };
    await expect(drain(source(), content.cid, { maxBytes: 5 })).rejects.toThrow(CarTooLarge);
    expect(closed).toBe(1);
    const abort = new AbortController();
    await expect(
      drain(source(), content.cid, { signal: abort.signal }, () => abort.abort(new Error("enough"))),
    ).rejects.toThrow("enough");
    expect(closed).toBe(2);
  });

  it("survives random damage with one of its own errors", async () => {
    const { content, car } = await carOfBlob(new Blob([keyBytes(MiB + 300, "fuzz")]));
    const whole = new Uint8Array(await car.arrayBuffer());
    const noise = keyBytes(400, "noise");
    for (let round = 0; round < 100; round++) {
      const damaged = whole.slice();
      const at = ((noise[round * 4] as number) * 256 + (noise[round * 4 + 1] as number)) % 400;
      const change = noise[round * 4 + 2] as number;
      if (change === 0) continue;
      damaged[at] = (damaged[at] as number) ^ change;
      await expect(drain(damaged, content.cid)).rejects.toMatchObject({ code: expect.stringMatching(/^[a-z-]+$/) });
    }
  });
});

interface Block {
  cid: CID;
  bytes: Uint8Array;
}

async function drain(
  source: Parameters<typeof verifyCar>[0],
  root: string,
  options: VerifyCarOptions = {},
  onBlock: (block: { cid: string; codec: number; bytes: Uint8Array }) => void = () => undefined,
) {
  const walk = verifyCar(source, root, options);
  for (let blocks = 0; ; blocks++) {
    const next = await walk.next();
    if (next.done) return { found: next.value, blocks };
    onBlock(next.value);
  }
}

/** A file's blocks in the order in which carOfBlob writes them. */
async function blocksOf(file: Blob): Promise<{ content: { cid: string }; blocks: Block[] }> {
  const { content, car } = await carOfBlob(file);
  const reader = await CarReader.fromIterable(car.stream());
  const blocks: Block[] = [];
  for await (const block of reader.blocks()) blocks.push(block);
  expect([...carLayout(content)].length).toBe(1 + blocks.length * 2);
  return { content, blocks };
}

async function carOf(roots: string | CID[], blocks: Block[]): Promise<Uint8Array> {
  const { writer, out } = CarWriter.create(typeof roots === "string" ? [CID.parse(roots)] : roots);
  const writing = (async () => {
    for (const block of blocks) await writer.put(block);
    await writer.close();
  })();
  const pieces: Uint8Array[] = [];
  for await (const piece of out) pieces.push(piece);
  await writing;
  return Buffer.concat(pieces);
}

async function rawBlockCar(bytes: Uint8Array): Promise<[string, Block[]]> {
  const only = block(0x55, bytes);
  return [String(only.cid), [only]];
}

function block(code: number, bytes: Uint8Array): Block {
  const cid = Uint8Array.from([1, code, 0x12, 0x20, ...sha256(bytes)]);
  return { cid: CID.decode(cid), bytes };
}

function nodeOf(
  children: Block[],
  size: number,
  { sizes, tsize, name }: { sizes?: number[]; tsize?: number; name?: string } = {},
): Block {
  const varint = (value: number) => {
    const bytes = new Uint8Array(8);
    return bytes.subarray(0, writeVarint(value, bytes, 0));
  };
  const data = [0x08, 0x02, 0x18, ...varint(size)];
  children.forEach((child, index) => {
    data.push(0x20, ...varint(sizes?.[index] ?? child.bytes.length));
  });
  const Links = children.map(({ cid, bytes }) => ({ Hash: cid, Name: name ?? "", Tsize: tsize ?? bytes.length }));
  return block(0x70, dagPb.encode({ Data: Uint8Array.from(data), Links }));
}

function parts(text: string): { cid: string; bytes: Uint8Array } {
  const block = rawBlockOf(text);
  return { cid: block.cid, bytes: cidBytes(digestBytes(block.digest), 0) };
}
