import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ClockError, SaveError } from "../../scripts/runtime/chain/ChainKeeper.ts";
import { latestBlock, rpc } from "../../scripts/runtime/chain/rpc.ts";
import { type Chain, type ChainOptions, startChain } from "../../scripts/runtime/chain/startChain.ts";
import { workerPorts } from "../support/workerPorts.ts";

const from = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const to = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
const wall = () => Math.floor(Date.now() / 1000);
const DAY = 86_400;

async function send(url: string): Promise<void> {
  const hash = await rpc(url, "eth_sendTransaction", { from, to, value: "0x1" });
  while ((await rpc(url, "eth_getTransactionReceipt", hash)) === null)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

async function blockTimes(url: string): Promise<number[]> {
  const { number } = await latestBlock(url);
  const times: number[] = [];
  for (let i = 0; i <= number; i++) {
    const block = (await rpc(url, "eth_getBlockByNumber", `0x${i.toString(16)}`, false)) as { timestamp: string };
    times.push(Number(block.timestamp));
  }
  return times;
}

describe("startChain", () => {
  let dataDir: string;
  let chain: Chain | null = null;
  const start = async (options: Partial<ChainOptions> = {}) => {
    chain = await startChain({ dataDir, port: (await workerPorts()).chain, ...options });
    return chain;
  };

  /** Blocks, the first of all included, that are in the state that was saved. */
  const saved = () =>
    readFile(join(dataDir, "chain", "state.json"), "utf8").then(
      (text) => (JSON.parse(text) as { blocks: object[] }).blocks.length,
      () => 0,
    );

  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "colophon-chain-"));
  });
  afterEach(async () => {
    await chain?.kill9();
    await rm(dataDir, { recursive: true, force: true });
  });

  it("starts in the past and comes to now, block after block, never later than the wall's clock", async () => {
    const { url, now, advanceTo } = await start({ ageDays: 90 });
    expect(wall() - now()).toBeGreaterThanOrEqual(90 * DAY - 60);
    for (let i = 0; i < 5; i++) await send(url);
    await advanceTo(wall() - DAY);
    await send(url);
    await advanceTo(wall());
    await send(url);
    const times = await blockTimes(url);
    expect(times.at(-1)).toBeLessThanOrEqual(wall());
    for (const [i, time] of times.entries()) if (i > 0) expect(time).toBeGreaterThan(times[i - 1] ?? 0);
  });

  it("ends the chain also where its state can't be saved", async () => {
    const { stop, exited } = await start();
    await rm(join(dataDir, "chain"), { recursive: true });
    await expect(stop()).rejects.toBeInstanceOf(SaveError);
    expect(await Promise.race([exited, "it runs on"])).toContain("anvil ended");
  });

  it("refuses to run ahead of the wall's clock, or back", async () => {
    const { advanceTo } = await start({ ageDays: 2 });
    await expect(advanceTo(wall() + 3_600)).rejects.toBeInstanceOf(ClockError);
    const at = wall() - DAY;
    await advanceTo(at);
    await expect(advanceTo(at - 1)).rejects.toBeInstanceOf(ClockError);
  });

  it("goes on by a second at a time, however many blocks come in between", async () => {
    const { url, now, advanceBy } = await start({ ageDays: 30 });
    const others = (async () => {
      for (let i = 0; i < 20; i++) await send(url);
    })();
    for (let i = 0; i < 200; i++) {
      const before = now();
      expect(await advanceBy(1)).toBeGreaterThan(before);
    }
    await others;
  });

  it("saves empty blocks as well: an index undoes only so many", { timeout: 240_000 }, async () => {
    const { url } = await start({ ageDays: 1 });
    await send(url);
    await expect.poll(saved, { timeout: 60_000 }).toBeGreaterThan(1);
    const before = await saved();
    await expect.poll(saved, { timeout: 120_000 }).toBeGreaterThan(before);
    expect((await latestBlock(url)).number + 1 - (await saved())).toBeLessThanOrEqual(9);
  });

  it("finds its state again after a clean stop, and goes on with the wall's clock", async () => {
    const first = await start({ ageDays: 3 });
    await send(first.url);
    const before = await latestBlock(first.url);
    await first.stop();
    const second = await start();
    expect(second.fresh).toBe(false);
    const kept = (await rpc(second.url, "eth_getBlockByNumber", `0x${before.number.toString(16)}`, false)) as {
      timestamp: string;
    };
    expect(Number(kept.timestamp)).toBe(before.timestamp);
    await send(second.url);
    const { timestamp } = await latestBlock(second.url);
    expect(timestamp).toBeLessThanOrEqual(wall());
    expect(timestamp).toBeGreaterThan(wall() - 60);
  });

  it("finds what was saved after being killed outright", async () => {
    const first = await start({ ageDays: 1 });
    await send(first.url);
    const { number } = await latestBlock(first.url);
    // Saved by itself, shortly after the block; later, where an empty one came behind it.
    await expect.poll(saved, { timeout: 60_000 }).toBeGreaterThan(number);
    await first.kill9();
    const second = await start({ keepClock: true });
    expect((await latestBlock(second.url)).number).toBeGreaterThanOrEqual(number);
    expect(second.now()).toBeLessThan(wall() - DAY / 2);
    const pending = await rpc(second.url, "eth_call", { data: "0x4260005260206000f3" }, "pending");
    expect(Number(pending)).toBeLessThan(wall() - DAY / 2);
  });
});
