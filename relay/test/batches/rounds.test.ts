import { eq } from "drizzle-orm";
import { encodeErrorResult, encodeFunctionResult, type Hex } from "viem";
import { afterEach, describe, expect, it } from "vitest";
import { eventually } from "../../../indexer/test/support/startProcess.ts";
import { worksAbi } from "../../../sdk/src/abis/worksAbi.ts";
import { wallSeconds } from "../../src/batches/pipeline.ts";
import { runBatches } from "../../src/batches/runBatches.ts";
import type { Store } from "../../src/store/openStore.ts";
import { batches, messages, uploads, works } from "../../src/store/tables.ts";
import { AUTHOR, directBatch, hex20, nodeSays, toldChain, unknownWork } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
afterEach(async () => {
  for (const table of [works, messages, uploads, batches]) await store.db.delete(table);
});

const REFUSALS = {
  anchor: encodeErrorResult({ abi: worksAbi, errorName: "NotRelay", args: [7, hex20(9)] }),
  certifyFor: encodeErrorResult({ abi: worksAbi, errorName: "AlreadyCertified", args: [1n, AUTHOR, 77] }),
};
const NEVER = encodeFunctionResult({ abi: worksAbi, functionName: "anchoredAt", result: 0 });

let made = 0;
/** A stored batch that failed so often: an anchor, or a smart account's work. */
async function stored({ failures, direct }: { failures: number; direct: boolean }) {
  const batch = await directBatch(store.db, ++made, { failures });
  return { ...batch, values: { direct, formedAt: wallSeconds() } };
}

/** Rounds on a chain that has none of the batches, and refuses each, until all were looked at. @returns roots in the order in which they were asked for */
async function refused(all: readonly Awaited<ReturnType<typeof stored>>[]): Promise<Hex[]> {
  for (const { id, values } of all) await store.db.update(batches).set(values).where(eq(batches.id, id));
  const seen: Hex[] = [];
  const chain = toldChain((method, params) => {
    if (method === "eth_getBlockByNumber") return { timestamp: "0x64", transactions: [] };
    if (method !== "eth_call") throw new Error(`nobody asks for ${method}`);
    const [{ data }, block] = params as [{ data: Hex }, string];
    const about = all.find(({ root }) => data.includes(root.slice(2)));
    if (about !== undefined && !seen.includes(about.root)) seen.push(about.root);
    // What is sent is rehearsed in the block that comes next.
    if (block === "pending") {
      throw nodeSays("execution reverted", about === undefined ? REFUSALS.certifyFor : REFUSALS.anchor);
    }
    return about === undefined ? unknownWork() : NEVER;
  });
  const told = { ...chain, now: async () => 100, campaign: async () => null };
  const pipeline = testPipeline({ db: store.db, chain: told, folder: {} as never });
  const stop = new AbortController();
  const running = runBatches(pipeline, { store, roundMs: 20, signal: stop.signal });
  try {
    const waits = async () => (await store.db.select().from(batches)).filter(({ nextTry }) => nextTry > 0).length;
    await eventually(waits, (count) => count === all.length, "batches that wait");
  } finally {
    stop.abort();
    await running;
  }
  return seen;
}

const nextTryOf = async (id: number) =>
  (await store.db.select({ nextTry: batches.nextTry }).from(batches).where(eq(batches.id, id)))[0]?.nextTry ?? 0;

describe("rounds of a relay", () => {
  it("look first at what never failed, however old the others are", async () => {
    const old = [];
    for (let n = 0; n < 5; n++) old.push(await stored({ failures: 3, direct: false }));
    const young = await stored({ failures: 0, direct: false });
    expect((await refused([...old, young]))[0]).toBe(young.root);
  });

  it.each([
    { what: "an anchor that a contract refuses, once an hour", failures: 40, direct: false, seconds: 3_600 },
    {
      what: "a smart account's work, which holds a place, every two minutes",
      failures: 15,
      direct: true,
      seconds: 120,
    },
  ])("ask in the end for $what", async ({ failures, direct, seconds }) => {
    const batch = await stored({ failures, direct });
    const before = wallSeconds();
    await refused([batch]);
    const next = await nextTryOf(batch.id);
    expect(next).toBeGreaterThanOrEqual(before + seconds);
    expect(next).toBeLessThanOrEqual(wallSeconds() + seconds);
  });
});
