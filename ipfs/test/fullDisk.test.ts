import { join } from "node:path";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { carOfBlocks } from "../../bench/campaign/carOfBlocks.ts";
import { keyBytes } from "../../sdk/test/content/support/keyStream.ts";
import { type SmallDisk, smallDisk } from "./support/smallDisk.ts";
import { startIpfs, type TestIpfs } from "./support/startIpfs.ts";

const KiB = 1_024;
const MiB = 1_024 * KiB;

describe("a node on a full disk", () => {
  let disk: SmallDisk | string = "";
  let running: TestIpfs[] = [];
  beforeEach(async () => {
    running = [];
    disk = await smallDisk(128);
  });
  afterEach(async () => {
    await Promise.all(running.map((ipfs) => ipfs.end("SIGKILL")));
    if (typeof disk !== "string") await disk.remove();
  });
  const start = async (on: SmallDisk) => {
    const ipfs = await startIpfs(join(on.path, "ipfs"));
    running.push(ipfs);
    return ipfs;
  };
  /** The disk; or the test is skipped, saying why. */
  const mounted = (skip: (note: string) => never): SmallDisk => {
    if (typeof disk !== "string") return disk;
    console.warn(`skipped: ${disk}`);
    return skip(disk);
  };

  it("goes on once there is room again, and has every block that it answered for", async ({ skip }) => {
    const on = mounted(skip);
    const first = await start(on);
    const numbers: number[] = [];
    const blockOf = (i: number) => keyBytes(KiB, `block ${i}`);
    const put = async (i: number) => {
      const answer = await putBlock(first, blockOf(i));
      if (answer.status === 200) numbers.push(i);
      return answer;
    };
    for (let i = 0; i < 10; i++) expect((await put(i)).status).toBe(200);
    const held = await heldBy(first);

    await on.fill(100 * KiB);
    let next = 10;
    while ((await put(next++)).status === 200) expect(next).toBeLessThan(1_000);
    for (let i = 0; i < 3; i++) {
      const refused = await put(next++);
      expect(refused.status).toBe(500);
      expect(await refused.json()).toMatchObject({ Problem: { code: "cannot-write" } });
    }
    expect(await healthOf(first)).toMatchObject({ ok: true, writes: false });
    // Readers don't mind.
    for (const i of numbers) await expectBlock(first, blockOf(i));

    await on.free();
    // Also who reads just while the database is opened anew.
    const reading = numbers.map((i) => expectBlock(first, blockOf(i)));
    expect((await put(next++)).status).toBe(200);
    await Promise.all(reading);
    for (const end = next + 300; next < end; next++) expect((await put(next)).status).toBe(200);
    expect(await healthOf(first)).toMatchObject({ ok: true, writes: true });
    expect(Number((await heldBy(first)).numObjects - held.numObjects)).toBe(numbers.length - 10);
    expect(await first.end("SIGTERM")).toBe(0);

    const second = await start(on);
    const missing: number[] = [];
    for (const i of numbers) await expectBlock(second, blockOf(i)).catch(() => missing.push(i));
    expect(missing).toEqual([]);
  });

  it("goes on where it was a table of its database that found no room, and not its log", async ({ skip }) => {
    const on = mounted(skip);
    const first = await start(on);
    const kubo = create({ url: first.rpcUrl });
    const many = Array.from({ length: 960 }, (_, at) => keyBytes(16 * KiB, `table ${at}`));
    await drain(kubo.dag.import([(await carOf(many)).stream()], { pinRoots: false }));
    // Room for what the log still takes before its 16 MiB become a table, and not for that.
    await on.fill(8 * MiB);
    let next = 0;
    const put = () => putBlock(first, keyBytes(16 * KiB, `then ${next++}`));
    while ((await put()).status === 200) expect(next).toBeLessThan(400);
    expect((await kubo.repo.stat()).numObjects).toBe(BigInt(many.length + next - 1));

    await on.free();
    const [refused, upTo] = [next - 1, next + 20];
    while (next < upTo) expect((await put()).status).toBe(200);
    const held = await kubo.repo.stat();
    await first.end("SIGKILL");

    const second = await start(on);
    expect(await heldBy(second)).toEqual(held);
    for (const bytes of many.slice(-5)) await expectBlock(second, bytes);
    for (let i = 0; i < next; i++) if (i !== refused) await expectBlock(second, keyBytes(16 * KiB, `then ${i}`));
  });

  it("has every pin that it answered for", async ({ skip }) => {
    const on = mounted(skip);
    const first = await start(on);
    const blocks = Array.from({ length: 300 }, (_, i) => keyBytes(10, `pinned ${i}`));
    await drain(create({ url: first.rpcUrl }).dag.import([(await carOf(blocks)).stream()], { pinRoots: false }));
    const cids = await Promise.all(blocks.map(async (bytes) => (await contentIdOf(bytes)).cid));
    const pinned: string[] = [];
    const pin = async (cid: string) => {
      const answer = await fetch(`${first.rpcUrl}/api/v0/pin/add?arg=${cid}`, { method: "POST" });
      if (answer.status === 200) pinned.push(cid);
      return answer;
    };
    await on.fill(16 * KiB);
    let next = 0;
    while ((await pin(cids[next++] ?? "")).status === 200) expect(next).toBeLessThan(200);
    const refused = await pin(cids[next++] ?? "");
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ Problem: { code: "cannot-write" } });

    await on.free();
    for (const cid of cids.slice(next)) expect((await pin(cid)).status).toBe(200);
    expect(await first.end("SIGTERM")).toBe(0);

    const kept = new Set<string>();
    for await (const { cid } of create({ url: (await start(on)).rpcUrl }).pin.ls()) kept.add(String(cid));
    expect(pinned.filter((cid) => !kept.has(cid))).toEqual([]);
  });

  it("gives the disk back that an upload took which found no room on it", async ({ skip }) => {
    const on = mounted(skip);
    const first = await start(on);
    const kubo = create({ url: first.rpcUrl });
    await on.fill(4 * MiB + 100 * KiB);
    // The first is on the disk when the log of small ones is full: it can't be taken out, and nothing else is to wait for that.
    const sizes = [KiB, ...new Array<number>(4).fill(MiB), ...new Array<number>(10).fill(16 * KiB)];
    const car = await carOf(sizes.map((size, at) => keyBytes(size, `upload ${at}`)));
    await expect(drain(kubo.dag.import([car.stream()], { pinRoots: false }))).rejects.toThrow();
    // The refusal may come while the rest is still sent, which looks like a broken line.
    await vi.waitFor(async () => expect((await kubo.repo.stat()).repoSize).toBeLessThan(BigInt(MiB)), {
      timeout: 100_000,
      interval: 100,
    });
  });
});

async function carOf(blocks: readonly Uint8Array[]): Promise<Blob> {
  const named = blocks.map(async (bytes) => ({ digest: (await contentIdOf(bytes)).digest, bytes }));
  return new Blob([carOfBlocks(await Promise.all(named))]);
}

async function putBlock({ rpcUrl }: TestIpfs, bytes: Uint8Array): Promise<Response> {
  const body = new FormData();
  body.set("data", new Blob([new Uint8Array(bytes)]));
  return fetch(`${rpcUrl}/api/v0/block/put`, { method: "POST", body });
}

async function expectBlock({ rpcUrl }: TestIpfs, bytes: Uint8Array): Promise<void> {
  const { cid } = await contentIdOf(bytes);
  expect(Buffer.compare(await create({ url: rpcUrl }).block.get(CID.parse(cid)), bytes)).toBe(0);
}

const heldBy = ({ rpcUrl }: TestIpfs) => create({ url: rpcUrl }).repo.stat();

async function healthOf({ gatewayUrl }: TestIpfs): Promise<unknown> {
  return (await fetch(`${gatewayUrl}/health`)).json();
}

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}
