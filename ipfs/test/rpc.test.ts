import { mkdtemp, rm } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { create, type KuboRPCClient } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { keyBytes } from "../../sdk/test/content/support/keyStream.ts";
import { startIpfs, type TestIpfs } from "./support/startIpfs.ts";

const MiB = 1_048_576;
const MISSING = CID.parse("bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku");

describe("the RPC, by kubo-rpc-client", () => {
  let folder = "";
  let ipfs: TestIpfs;
  let kubo: KuboRPCClient;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-ipfs-"));
    ipfs = await startIpfs(folder);
    kubo = create({ url: ipfs.rpcUrl });
  });
  afterAll(async () => {
    expect(await ipfs.end()).toBe(0);
    await rm(folder, { recursive: true });
  });

  it("says version and id", async () => {
    expect((await kubo.version()).version).toMatch(/^\d+\.\d+\.\d+$/);
    const { id, agentVersion } = await kubo.id();
    expect(String(id)).toMatch(/^12D3KooW/);
    expect(agentVersion).toMatch(/^colophon-ipfs\//);
  });

  it("adds a file in the profile, whatever chunker is asked for, and gives it back whole or in part", async () => {
    const bytes = keyBytes(2 * MiB + 99, "add");
    const { cid } = await kubo.add(bytes, { chunker: "size-262144", cidVersion: 0, rawLeaves: false });
    expect(String(cid)).toBe((await contentIdOf(bytes)).cid);
    expect(Buffer.compare(await whole(kubo.cat(cid)), bytes)).toBe(0);
    for (const [offset, length] of [
      [0, 1],
      [MiB - 3, 10],
      [2 * MiB + 90, 100],
      [3 * MiB, 5],
    ] as const) {
      const part = await whole(kubo.cat(cid, { offset, length }));
      expect(Buffer.compare(part, bytes.subarray(offset, offset + length))).toBe(0);
    }
    expect(await typesOf(kubo, cid)).toEqual(["recursive"]);
  });

  it("adds without pinning, several files at once, and refuses empty ones", async () => {
    const { cid } = await kubo.add(keyBytes(10, "unpinned"), { pin: false });
    await expect(typesOf(kubo, cid)).rejects.toThrow(/not pinned/);
    const added = [];
    for await (const { cid } of kubo.addAll([{ content: keyBytes(5, "one") }, { content: keyBytes(6, "two") }]))
      added.push(String(cid));
    expect(added).toEqual([(await contentIdOf(keyBytes(5, "one"))).cid, (await contentIdOf(keyBytes(6, "two"))).cid]);
    await expect(kubo.add(new Uint8Array(0))).rejects.toThrow(/empty/);
  });

  it("puts, gets and measures blocks", async () => {
    const bytes = keyBytes(1000, "block");
    const cid = await kubo.block.put(bytes, { format: "raw" });
    expect(String(cid)).toBe((await contentIdOf(bytes)).cid);
    expect(Buffer.compare(await kubo.block.get(cid), bytes)).toBe(0);
    expect(await kubo.block.stat(cid)).toEqual({ cid, size: 1000 });
    await expect(kubo.block.get(MISSING)).rejects.toThrow(/not found locally/);
    await expect(kubo.block.stat(MISSING)).rejects.toThrow(/not found locally/);
    await expect(kubo.block.put(bytes, { format: "dag-cbor" })).rejects.toThrow(/codec/);
    await expect(kubo.block.put(new Uint8Array(2 * MiB + 1))).rejects.toThrow(/at most/);
  });

  it("imports a CAR and pins its root", async () => {
    const { content, car } = await carOfBlob(new Blob([keyBytes(3 * MiB + 5, "car")]));
    const roots = [];
    for await (const { root } of kubo.dag.import([car.stream()])) roots.push([String(root.cid), root.pinErrorMsg]);
    expect(roots).toEqual([[content.cid, ""]]);
    expect(await typesOf(kubo, CID.parse(content.cid))).toEqual(["recursive"]);
  });

  it("keeps nothing of a CAR with a bad block, of one cut off, of one with a hole", async () => {
    const before = await kubo.repo.stat();
    const { content, car } = await carOfBlob(new Blob([keyBytes(3 * MiB + 5, "bad")]));
    const bytes = new Uint8Array(await car.arrayBuffer());
    const changed = bytes.slice();
    changed[bytes.length - 1] = (changed.at(-1) as number) ^ 1;
    for (const [name, bad] of [
      ["changed", changed],
      ["cut in a block", bytes.subarray(0, bytes.length - 3)],
      ["without its last block", bytes.subarray(0, bytes.length - 5 - 36 - 1)],
    ] as const) {
      await expect(drain(kubo.dag.import([piece(bad)])), name).rejects.toThrow();
      await expect(typesOf(kubo, CID.parse(content.cid)), name).rejects.toThrow(/not pinned/);
      // The refusal may come while the rest is still sent, which looks like a broken line: so what was brought may not be taken out yet.
      await expect
        .poll(async () => (await kubo.repo.stat()).numObjects, { timeout: 100_000, message: name })
        .toBe(before.numObjects);
    }
  });

  it("a failed import takes no block from a pin, nor from another import that needs it", async () => {
    const shared = keyBytes(MiB, "shared");
    const pinned = await carOfBlob(new Blob([shared, keyBytes(5, "kept")]));
    await drain(kubo.dag.import([pinned.car.stream()]));
    const failing = await carOfBlob(new Blob([shared, keyBytes(MiB, "other")]));
    const bytes = new Uint8Array(await failing.car.arrayBuffer());
    await expect(drain(kubo.dag.import([piece(bytes.subarray(0, bytes.length - 3))]))).rejects.toThrow();
    expect((await whole(kubo.cat(CID.parse(pinned.content.cid)))).length).toBe(MiB + 5);
  });

  it("pins, lists and unpins; unpinned blocks go with a collection, shared ones stay", async () => {
    const shared = keyBytes(MiB, "gc-shared");
    const a = (await kubo.add([shared, shared, keyBytes(7, "a")])).cid;
    const b = (await kubo.add([shared, keyBytes(8, "b")])).cid;
    await expect(kubo.pin.add(MISSING)).rejects.toThrow(/not found locally/);
    await kubo.pin.add(a);
    const leaf = CID.parse((await contentIdOf(shared)).cid);
    expect(await typesOf(kubo, leaf)).toEqual(["indirect"]);
    await kubo.pin.rm(a);
    await expect(kubo.pin.rm(a)).rejects.toThrow(/not pinned/);
    await drain(kubo.repo.gc());
    await expect(kubo.block.stat(a)).rejects.toThrow(/not found locally/);
    expect((await whole(kubo.cat(b))).length).toBe(MiB + 8);
    await kubo.pin.rm(b);
    await drain(kubo.repo.gc());
    await expect(kubo.block.stat(leaf)).rejects.toThrow(/not found locally/);
    const listed = [];
    for await (const { cid } of kubo.pin.ls({ type: "recursive" })) listed.push(String(cid));
    expect(listed).not.toContain(String(a));
  });

  it("pins a root alone where asked to", async () => {
    const { cid } = await kubo.add([keyBytes(MiB, "direct"), keyBytes(1, "d")], { pin: false });
    await kubo.pin.add(cid, { recursive: false });
    expect(await typesOf(kubo, cid)).toEqual(["direct"]);
    await kubo.pin.add(cid);
    expect(await typesOf(kubo, cid)).toEqual(["recursive"]);
  });

  it("says what is no CID, what is no file, what it doesn't offer", async () => {
    await expect(whole(kubo.cat("nonsense"))).rejects.toThrow(/isn't a CID/);
    await expect(
      whole(kubo.cat("/ipfs/bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e/a")),
    ).rejects.toThrow(/paths/);
    expect((await post(ipfs, "/api/v0/config", {})).status).toBe(404);
    expect((await post(ipfs, "/api/v0/dag/import", {})).status).toBe(500);
  });

  describe("keeps pages out", () => {
    for (const [name, headers] of [
      ["an Origin", { origin: "http://127.0.0.1:3000" }],
      ["an opaque Origin", { origin: "null" }],
      ["a Referer", { referer: "http://127.0.0.1:3000/" }],
      ["a browser's name", { "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" }],
      ["Sec-Fetch-Site", { "sec-fetch-site": "none" }],
      ["a rebound name", { host: "attacker.example:5001" }],
      ["a name that begins as loopback does", { host: "127.0.0.1.attacker.example" }],
    ] as const) {
      it(`by ${name}`, async () => {
        const { status, headers: answered } = await post(ipfs, "/api/v0/id", headers);
        expect(status).toBe(403);
        expect(answered["access-control-allow-origin"]).toBeUndefined();
      });
    }

    it("by method, and fails preflights", async () => {
      expect((await post(ipfs, "/api/v0/id", {}, "GET")).status).toBe(405);
      expect((await post(ipfs, "/api/v0/id", { origin: "http://127.0.0.1:3000" }, "OPTIONS")).status).toBe(403);
      expect((await post(ipfs, "/api/v0/id", {})).status).toBe(200);
    });
  });
});

/** A request with any headers, also those that fetch doesn't let one set. */
function post(ipfs: TestIpfs, path: string, headers: Record<string, string>, method = "POST") {
  return new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
    request(`${ipfs.rpcUrl}${path}`, { method, headers }, (response) => {
      response.resume();
      response.once("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers }));
    })
      .once("error", reject)
      .end();
  });
}

async function whole(source: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  for await (const piece of source) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* piece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

async function typesOf(kubo: KuboRPCClient, cid: CID): Promise<string[]> {
  const types: string[] = [];
  for await (const { type } of kubo.pin.ls({ paths: [cid] })) types.push(type);
  return types;
}
