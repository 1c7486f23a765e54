import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { NextToLast } from "blockstore-fs/sharding";
import { create } from "kubo-rpc-client";
import { CID } from "multiformats/cid";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { carOfBlocks } from "../../bench/campaign/carOfBlocks.ts";
import { keyBytes } from "../../sdk/test/content/support/keyStream.ts";
import { startIpfs, type TestIpfs } from "./support/startIpfs.ts";

const MiB = 1_048_576;
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

describe("the node's folder", () => {
  let folder = "";
  let running: TestIpfs[] = [];
  const start = async () => {
    const ipfs = await startIpfs(folder);
    running.push(ipfs);
    return ipfs;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "colophon-durable-"));
    running = [];
  });
  afterEach(async () => {
    await Promise.all(running.map((ipfs) => ipfs.end("SIGKILL")));
    await rm(folder, { recursive: true });
  });

  it("survives kill -9 at once after an answer: blocks, pins and peer id are there, and the next start isn't blocked", async () => {
    const first = await start();
    const kubo = create({ url: first.rpcUrl });
    const bytes = keyBytes(3 * MiB + 1, "kill");
    const { id } = await kubo.id();
    const { cid } = await kubo.add(bytes);
    const before = await kubo.repo.stat();
    await first.end("SIGKILL");

    const second = await start();
    const again = create({ url: second.rpcUrl });
    expect(String((await again.id()).id)).toBe(String(id));
    expect(await again.repo.stat()).toEqual(before);
    const types: string[] = [];
    for await (const { type } of again.pin.ls({ paths: [cid] })) types.push(type);
    expect(types).toEqual(["recursive"]);
    const answer = await fetch(`${second.gatewayUrl}/ipfs/${cid}`);
    expect((await contentIdOf(new Uint8Array(await answer.arrayBuffer()))).cid).toBe(String(cid));
  });

  it("knows what it held when it was closed, and counts anew after a kill, half blocks taken away", async () => {
    const blocks = join(folder, "blocks");
    const first = await start();
    const { cid } = await create({ url: first.rpcUrl }).add(keyBytes(2 * MiB + 1, "held"));
    const held = await create({ url: first.rpcUrl }).repo.stat();
    await first.end("SIGTERM");
    expect(await readdir(blocks)).toContain("held.json");

    const second = await start();
    expect(await readdir(blocks)).not.toContain("held.json");
    expect(await create({ url: second.rpcUrl }).repo.stat()).toEqual(held);
    await second.end("SIGKILL");
    const shard = (await readdir(blocks)).find((name) => /^[A-Z2-7]{2}$/.test(name)) ?? "";
    await writeFile(join(blocks, shard, "half.partial"), "ha");

    const third = await start();
    const kubo = create({ url: third.rpcUrl });
    expect(await kubo.repo.stat()).toEqual(held);
    expect(await readdir(join(blocks, shard))).not.toContain("half.partial");
    await kubo.pin.rm(cid);
    await kubo.add(keyBytes(10, "more"));
    const now = await kubo.repo.stat();
    await third.end("SIGTERM");
    await writeFile(join(blocks, "held.json"), '{"blocks":"many"}');
    expect(await create({ url: (await start()).rpcUrl }).repo.stat()).toEqual(now);
  });

  it("takes thousands of small blocks at once: counted once each, there after kill -9, and none of them if one lies", async () => {
    const first = await start();
    const kubo = create({ url: first.rpcUrl });
    const empty = await kubo.repo.stat();
    const block = (i: number) => new TextEncoder().encode(`block ${i}\n`);
    // One in ten comes twice, some before the others are written and some after.
    const numbers = Array.from({ length: 3_000 }, (_, i) => (i % 10 === 9 ? i - 5 : i));
    const digests = await Promise.all(numbers.map(async (i) => (await contentIdOf(block(i))).digest));
    const blocks = numbers.map((i, at) => ({ digest: digests[at] ?? "", bytes: block(i) }));
    const car = (list: typeof blocks) => kubo.dag.import([new Blob([carOfBlocks(list)]).stream()], { pinRoots: false });

    const liar = { digest: digests[0] ?? "", bytes: block(-1) };
    await expect(drain(car([...blocks.slice(0, 2_900), liar]))).rejects.toThrow();
    // The refusal may come while the rest is still sent, which looks like a broken line: so what was brought may not be taken out yet.
    await vi.waitFor(async () => expect(await kubo.repo.stat()).toEqual(empty), { timeout: 100_000, interval: 100 });

    await drain(car(blocks));
    const distinct = new Set(digests).size;
    const held = await kubo.repo.stat();
    expect(Number(held.numObjects - empty.numObjects)).toBe(distinct);
    await drain(car(blocks.slice(0, 100)));
    expect(await kubo.repo.stat()).toEqual(held);
    await first.end("SIGKILL");

    const again = create({ url: (await start()).rpcUrl });
    expect(await again.repo.stat()).toEqual(held);
    for (const i of [0, 1, 1_777, 2_998]) {
      const { cid } = await contentIdOf(block(numbers[i] ?? 0));
      expect(new TextDecoder().decode(await again.block.get(CID.parse(cid)))).toBe(`block ${numbers[i]}\n`);
    }
    for (const name of await readdir(join(folder, "blocks"), { recursive: true })) expect(name).not.toMatch(/partial/);
  });

  it.skipIf(process.platform !== "linux")("is read and written by more threads than Node's four", async () => {
    const { rpcUrl, pid } = await start();
    await create({ url: rpcUrl }).add(keyBytes(MiB, "threads"));
    const names = await Promise.all(
      // One that isn't libuv's may end in between.
      (await readdir(`/proc/${pid}/task`)).map((task) =>
        readFile(`/proc/${pid}/task/${task}/comm`, "utf8").catch(() => ""),
      ),
    );
    expect(names.filter((name) => name.startsWith("libuv-worker")).length).toBe(64);
  });

  it("keeps small blocks together and large ones as files, and counts, gives and forgets them alike", async () => {
    const first = await start();
    const kubo = create({ url: first.rpcUrl });
    const empty = await kubo.repo.stat();
    const sizes = [0, 1, 16 * 1024, 16 * 1024 + 1, MiB];
    const blocks = sizes.map((size) => keyBytes(size, `size ${size}`));
    // Each four times, at once: it is one block.
    const cids = await Promise.all(
      [...blocks, ...blocks, ...blocks, ...blocks].map((bytes) => kubo.block.put(bytes, { pin: false })),
    );
    const held = await kubo.repo.stat();
    expect(Number(held.numObjects - empty.numObjects)).toBe(sizes.length);
    expect(Number(held.repoSize - empty.repoSize)).toBe(sizes.reduce((sum, size) => sum + size, 0));
    const files = async () =>
      (await readdir(join(folder, "blocks"), { recursive: true })).filter((name) => name.endsWith(".data")).length;
    expect(await files()).toBe(2);
    await first.end("SIGKILL");

    const second = await start();
    const again = create({ url: second.rpcUrl });
    expect(await again.repo.stat()).toEqual(held);
    for (const [at, bytes] of blocks.entries()) {
      const cid = cids[at] as CID;
      expect(Buffer.compare(await again.block.get(cid), bytes)).toBe(0);
      expect((await again.block.stat(cid)).size).toBe(bytes.length);
    }
    for await (const { err } of again.repo.gc()) expect(err ?? null).toBeNull();
    expect(await again.repo.stat()).toEqual(empty);
    expect(await files()).toBe(0);
    await second.end("SIGTERM");
    expect(await create({ url: (await start()).rpcUrl }).repo.stat()).toEqual(empty);
  });

  it("goes on with a folder of an earlier version, which had a file for each block", async () => {
    const small = keyBytes(100, "earlier");
    const { digest, cid } = await contentIdOf(small);
    const key = CID.parse(cid);
    const { dir, file } = new NextToLast().encode(key);
    await mkdir(join(folder, "blocks", dir), { recursive: true });
    await writeFile(join(folder, "blocks", dir, file), small);
    const kubo = create({ url: (await start()).rpcUrl });
    expect(Buffer.compare(await kubo.block.get(key), small)).toBe(0);
    const held = await kubo.repo.stat();
    expect(Number(held.numObjects)).toBe(1);
    // Put again, alone and with others, it is still one.
    await kubo.block.put(small, { pin: false });
    await drain(kubo.dag.import([new Blob([carOfBlocks([{ digest, bytes: small }])]).stream()], { pinRoots: false }));
    expect(await kubo.repo.stat()).toEqual(held);
    for await (const { err } of kubo.repo.gc()) expect(err ?? null).toBeNull();
    expect(Number((await kubo.repo.stat()).numObjects)).toBe(0);
  });

  it("killed in the middle of an import: no half block, nothing pinned, and the same import goes through afterwards", async () => {
    const first = await start();
    const { content, car } = await carOfBlob(new Blob([keyBytes(6 * MiB, "half")]));
    const bytes = new Uint8Array(await car.arrayBuffer());
    let sent = 0;
    const slow = async function* () {
      for (; sent < bytes.length; sent += MiB / 2) {
        yield bytes.subarray(sent, sent + MiB / 2);
        if (sent >= 3 * MiB) {
          // Blocks are on their way to disk at this moment.
          await first.end("SIGKILL");
        }
      }
    };
    await expect(drain(create({ url: first.rpcUrl }).dag.import([slow()]))).rejects.toThrow();
    const orphan = join(folder, "blocks", "AA");
    await rm(orphan, { recursive: true, force: true });

    const second = await start();
    const kubo = create({ url: second.rpcUrl });
    expect(await pins(kubo)).toEqual([]);
    await drain(kubo.dag.import([car.stream()]));
    expect(await pins(kubo)).toEqual([content.cid]);
    const answer = await fetch(`${second.gatewayUrl}/ipfs/${content.cid}`);
    expect((await contentIdOf(new Uint8Array(await answer.arrayBuffer()))).cid).toBe(content.cid);
    for (const name of await readdir(join(folder, "blocks"), { recursive: true })) expect(name).not.toMatch(/partial/);
  });

  it("clears what a kill left half written", async () => {
    await (await start()).end("SIGTERM");
    const { rpcUrl, end } = await start();
    const { cid } = await create({ url: rpcUrl }).add(keyBytes(10, "left"));
    await end("SIGKILL");
    await mkdir(join(folder, "blocks", "AA"), { recursive: true });
    await writeFile(join(folder, "blocks", "AA", "X.data.0123.partial"), "half");
    const again = await start();
    expect(Number((await create({ url: again.rpcUrl }).repo.stat()).numObjects)).toBe(1);
    expect(await readdir(join(folder, "blocks", "AA"))).toEqual([]);
    expect((await fetch(`${again.gatewayUrl}/ipfs/${cid}`)).status).toBe(200);
  });

  it("belongs to one process: a second is told which has it, and a stale owner file fools nobody", async () => {
    await writeFile(join(folder, "owner.pid"), `${process.pid}\n`);
    const first = await start();
    const second = promisify(execFile)(process.execPath, ["ipfs/src/main.ts"], {
      cwd: ROOT,
      env: { ...process.env, IPFS_DATA: folder, PORT: "0", GATEWAY_PORT: "0" },
    });
    await expect(second).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`Process ${first.pid} has the IPFS data folder`),
    });
    expect((await fetch(`${first.gatewayUrl}/health`)).status).toBe(200);
  });

  it("says which variables are wrong", async () => {
    const child = promisify(execFile)(process.execPath, ["ipfs/src/main.ts"], {
      cwd: ROOT,
      env: { ...process.env, IPFS_DATA: folder, PORT: "x", GATEWAY_PORT: "99999" },
    });
    await expect(child).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/PORT: [\s\S]*GATEWAY_PORT: /),
    });
  });
});

async function drain(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of source);
}

async function pins(kubo: ReturnType<typeof create>): Promise<string[]> {
  const found: string[] = [];
  for await (const { cid } of kubo.pin.ls({ type: "recursive" })) found.push(String(CID.asCID(cid)));
  return found;
}
