import { eq } from "drizzle-orm";
import { type Hex, pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { ContractReverted } from "../../../sdk/src/actions/ContractReverted.ts";
import { endRefused } from "../../src/batches/endRefused.ts";
import { followBatch } from "../../src/batches/followBatch.ts";
import type { StoredBatch } from "../../src/batches/sendBatch.ts";
import type { Store } from "../../src/store/openStore.ts";
import { type Attempt, batches, messages, uploads } from "../../src/store/tables.ts";
import { AUTHOR, certifiedWork, directBatch, hex20, nodeSays, toldChain, unknownWork } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
const CONFIG = hex20(0xc);
const STRANGER = hex20(0x5);

const pipelineOf = (answer: Parameters<typeof toldChain>[0]) =>
  testPipeline({ db: store.db, chain: toldChain(answer), folder: {} as never });
/** A batch as it is kept, and what became of its message and its upload. */
async function keptOf({ id, data }: StoredBatch) {
  const [batch] = await store.db.select().from(batches).where(eq(batches.id, id));
  const [message] = await store.db.select().from(messages).where(eq(messages.batch, id));
  const [upload] = await store.db.select().from(uploads).where(eq(uploads.digest, data));
  return { state: batch?.state, time: batch?.time, void: message?.void, upload: upload?.state };
}

describe("a work that the chain won't certify because it is certified", () => {
  const certified = new ContractReverted(
    { name: "AlreadyCertified", args: [1n, AUTHOR, 77], reason: null },
    "certifyFor",
  );

  it("is there, where it is its author's: somebody else sent what was signed", async () => {
    const batch = await directBatch(store.db, 1);
    await endRefused(await pipelineOf(() => certifiedWork(1, AUTHOR, 77)), batch, CONFIG, certified);
    expect(await keptOf(batch)).toEqual({ state: "anchored", time: 77, void: null, upload: "taken" });
  });
  it("is looked at again where the node that is asked doesn't know of it yet, and not for ever", async () => {
    const batch = await directBatch(store.db, 2);
    const lagging = await pipelineOf(unknownWork);
    await expect(endRefused(lagging, batch, CONFIG, certified)).rejects.toBe(certified);
    expect(await keptOf(batch)).toMatchObject({ state: "stored", void: null, upload: "taken" });
    await endRefused(lagging, { ...batch, failures: 20 }, CONFIG, certified);
    expect(await keptOf(batch)).toMatchObject({ state: "void", void: "already-certified", upload: "whole" });
  });
  it("is given up where it is somebody else's", async () => {
    const batch = await directBatch(store.db, 3);
    await endRefused(await pipelineOf(() => certifiedWork(3, STRANGER, 77)), batch, CONFIG, certified);
    expect(await keptOf(batch)).toMatchObject({ state: "void", void: "already-certified", upload: "whole" });
  });
  it("isn't given up where another relay has gone on with it meanwhile", async () => {
    const others: [number, { state?: "anchored"; attempts?: Attempt[] }][] = [
      [4, { state: "anchored" }],
      [5, { attempts: [attemptOf(0)] }],
    ];
    for (const [n, meanwhile] of others) {
      const batch = await directBatch(store.db, n);
      await store.db.update(batches).set(meanwhile).where(eq(batches.id, batch.id));
      await endRefused(await pipelineOf(() => certifiedWork(n, STRANGER, 77)), batch, CONFIG, certified);
      expect(await keptOf(batch)).toMatchObject({ void: null, upload: "taken" });
    }
  });
});

describe("a work whose transaction was refused in its block", () => {
  const receipt = (hash: Hex) => ({
    ...{ transactionHash: hash, transactionIndex: "0x0", status: "0x0", type: "0x2", logs: [], contractAddress: null },
    ...{ blockHash: pad("0x1", { size: 32 }), blockNumber: "0x10", from: hex20(1), to: hex20(2) },
    ...{ gasUsed: "0x1", cumulativeGasUsed: "0x1", effectiveGasPrice: "0x1", logsBloom: `0x${"0".repeat(512)}` },
  });
  /** Its newest state doesn't have the work; that of block 16 is what `then` says. */
  const pipeline = (then: () => unknown, head = 16) =>
    pipelineOf((method, params) => {
      if (method === "eth_getTransactionCount") return "0x1";
      if (method === "eth_getTransactionReceipt") return receipt(params[0] as Hex);
      if (method === "eth_blockNumber") return toHex(head);
      if (method === "eth_call") return params[1] === "0x10" ? then() : unknownWork();
      throw new Error(`nobody asks for ${method}`);
    });
  const sent = (n: number) => directBatch(store.db, n, { state: "sent", attempts: [attemptOf(0)] });

  it("is there, where that block has it as its author's", async () => {
    const batch = await sent(11);
    await followBatch(await pipeline(() => certifiedWork(11, AUTHOR, 88)), batch);
    expect(await keptOf(batch)).toEqual({ state: "anchored", time: 88, void: null, upload: "taken" });
  });
  it("waits for a node that has that block", async () => {
    const batch = await sent(12);
    const lagging = pipeline(() => {
      throw nodeSays("header not found");
    }, 15);
    await expect(followBatch(await lagging, batch)).rejects.toBeDefined();
    expect(await keptOf(batch)).toMatchObject({ state: "sent", void: null, upload: "taken" });
  });
  it("is given up where it isn't there, however long ago that was", async () => {
    for (const [n, then, head] of [
      [13, unknownWork, 16],
      [
        14,
        () => {
          throw nodeSays("missing trie node");
        },
        5_000,
      ],
    ] as const) {
      const batch = await sent(n);
      await followBatch(await pipeline(then, head), batch);
      expect(await keptOf(batch)).toMatchObject({ state: "void", void: "refused", upload: "whole" });
    }
  });
});

function attemptOf(nonce: number): Attempt {
  return { hash: pad("0xaa", { size: 32 }), raw: "0x02", nonce, maxFee: "1", tip: "1", at: 0, config: CONFIG };
}
