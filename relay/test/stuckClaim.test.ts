import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { encodeErrorResult, type Hex, HttpRequestError, pad, RpcRequestError, toHex } from "viem";
import { afterAll, describe, expect, it } from "vitest";
import { rewardPoolsAbi } from "../../sdk/src/abis/generated.ts";
import type { Pipeline } from "../src/batches/pipeline.ts";
import { payLot } from "../src/claims/payLot.ts";
import { openUploads } from "../src/files/openUploads.ts";
import type { Store } from "../src/store/openStore.ts";
import { claims } from "../src/store/tables.ts";
import { hex20, nodeSays, toldChain } from "./support/directBatch.ts";
import { testPipeline } from "./support/testPipeline.ts";
import { useFolderStore } from "./support/useFolderStore.ts";

const url = "http://chain.example";
const place = mkdtempSync(join(tmpdir(), "colophon-stuck-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));
let store: Store;
useFolderStore((opened) => {
  store = opened;
});

/** A pipeline whose node answers every call with that. */
const failing = (error: Error): Promise<Pipeline> =>
  pipelineOf(() => {
    throw error;
  });

async function pipelineOf(answer: Parameters<typeof toldChain>[0], more: Partial<Pipeline> = {}): Promise<Pipeline> {
  return testPipeline({ db: store.db, chain: toldChain(answer), folder: await openUploads(store.db, place), ...more });
}

/** A node on which every claim pays, and whose estimates are that. */
const paying = (estimate: () => unknown) => (method: string) => {
  if (method === "eth_call") return pad("0x5");
  if (method === "eth_getCode") return "0x";
  if (method === "eth_chainId") return toHex(31_337);
  if (method === "eth_getTransactionCount") return "0x0";
  if (method === "eth_getBlockByNumber") return { baseFeePerGas: toHex(1_000), transactions: [] };
  if (method === "eth_maxPriorityFeePerGas") return toHex(10);
  if (method === "eth_estimateGas") return estimate();
  throw nodeSays(`nobody asks for ${method}`);
};

async function claimOf(n: number, failures: number) {
  const terms = { campaign: 7, token: hex20(4), account: hex20(n), brand: hex20(6), cumulative: 5n, proof: [] };
  const rest = { payout: null, transaction: null, trouble: null, failures, nextTry: 0, takenAt: 0, cost: 1n };
  const id = pad(toHex(n), { size: 32 });
  const [row] = await store.db
    .insert(claims)
    .values({ id, ...terms, ...rest, state: "waiting" })
    .returning();
  if (row === undefined) throw new Error("no claim");
  return row;
}

const rowOf = async (id: Hex) => (await store.db.select().from(claims)).find((row) => row.id === id);

describe("a claim whose token makes the node give up", () => {
  const slow = new RpcRequestError({
    url,
    body: {},
    error: { code: -32_000, message: "execution aborted (timeout = 5s)" },
  });

  it("keeps no other waiting, and gives what was kept for it back in the end", async () => {
    const [first, often] = [await claimOf(1, 0), await claimOf(2, 20)];
    expect(await payLot(await failing(slow), [first, often], 16)).toBe(0);
    expect(await rowOf(first.id)).toMatchObject({ state: "waiting", failures: 1 });
    expect(await rowOf(often.id)).toMatchObject({ state: "void" });
  });

  it("isn't blamed for a chain that is away", async () => {
    const claim = await claimOf(3, 20);
    const away = new HttpRequestError({ url, body: {} });
    await expect(payLot(await failing(away), [claim], 16)).rejects.toMatchObject({ code: "chain-unreachable" });
    expect(await rowOf(claim.id)).toMatchObject({ state: "waiting", failures: 20 });
  });

  it("isn't given up for the word of a node that lags behind its statement, and is where that stays so", async () => {
    const data = encodeErrorResult({ abi: rewardPoolsAbi, errorName: "BadProof", args: [7, hex20(4), hex20(7), 5n] });
    const older = await failing(new RpcRequestError({ url, body: {}, error: { code: 3, message: "reverted", data } }));
    const { id } = await claimOf(7, 0);
    const look = async () => {
      const row = await rowOf(id);
      if (row === undefined) throw new Error("no claim");
      await payLot(older, [row], 16);
      return rowOf(id);
    };
    for (const failures of [1, 2, 3]) expect(await look()).toMatchObject({ state: "waiting", failures });
    expect(await look()).toMatchObject({ state: "void", trouble: expect.stringMatching(/newer statement/) });
  });

  it("isn't blamed for a node that is asked too often, whenever that is", async () => {
    const busy = new RpcRequestError({ url, body: {}, status: 429, error: { code: -32_005, message: "slow down" } });
    const claim = await claimOf(4, 20);
    const late = paying(() => {
      throw busy;
    });
    for (const pipeline of [await failing(busy), await pipelineOf(late)]) {
      await expect(payLot(pipeline, [claim], 16)).rejects.toMatchObject({ code: "chain-unreachable" });
      expect(await rowOf(claim.id)).toMatchObject({ state: "waiting", failures: 20 });
    }
  });

  it("isn't given up sooner for having waited for money, be it a chain that is dear or a budget that is spent", async () => {
    const estimate = () => toHex(90_000);
    const poor = [{ maxFee: 1n }, { budgets: { default: 1n } }];
    for (const [index, more] of poor.entries()) {
      const { id } = await claimOf(5 + index, 0);
      const pipeline = await pipelineOf(paying(estimate), more);
      for (let look = 0; look < 25; look++) {
        const row = await rowOf(id);
        if (row === undefined) throw new Error("no claim");
        expect(await payLot(pipeline, [row], 16)).toBe(0);
      }
      expect(await rowOf(id)).toMatchObject({ state: "waiting", failures: 8 });
      const row = await rowOf(id);
      if (row === undefined) throw new Error("no claim");
      await payLot(await failing(slow), [row], 16);
      expect(await rowOf(id)).toMatchObject({ state: "waiting", failures: 9 });
    }
  });
});
