import { eq } from "drizzle-orm";
import { encodeAbiParameters, encodeEventTopics, type Hex, pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { rewardPoolsAbi } from "../../../sdk/src/abis/generated.ts";
import { followPayout } from "../../src/claims/followPayout.ts";
import type { Store } from "../../src/store/openStore.ts";
import { claims, payouts } from "../../src/store/tables.ts";
import { hex20, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
const HEAD = 100;
const POOLS = hex20(3);
const hash = pad("0xaa", { size: 32 });

async function payoutOf(n: number) {
  const attempt = { hash, raw: "0x02" as const, nonce: 0, maxFee: "1", tip: "1", at: 0 };
  const paid = { campaign: 7, brand: hex20(6) };
  const [payout] = await store.db
    .insert(payouts)
    .values({ ...paid, state: "sent", attempts: [attempt], sentAt: 0 })
    .returning();
  if (payout === undefined) throw new Error("no payout");
  const terms = { ...paid, token: hex20(4), account: hex20(n), cumulative: 5n, proof: [], cost: 1n, takenAt: 0 };
  const id = pad(toHex(n), { size: 32 });
  await store.db.insert(claims).values({ id, ...terms, state: "sent", payout: payout.id });
  const kept = async () => {
    const [claim] = await store.db.select().from(claims).where(eq(claims.id, id));
    const [own] = await store.db.select().from(payouts).where(eq(payouts.id, payout.id));
    return { claim: claim?.state, payout: own?.state, final: own?.final, spent: own?.spent };
  };
  return { payout, kept };
}

/** A receipt that has the claim of that account paid. */
function receiptOf(n: number) {
  const args = { campaign: 7, token: hex20(4), account: hex20(n) };
  const log = {
    address: POOLS,
    topics: encodeEventTopics({ abi: rewardPoolsAbi, eventName: "Claimed", args }),
    data: dataOf(),
    ...{
      blockHash: pad("0x1"),
      blockNumber: toHex(HEAD),
      transactionHash: hash,
      transactionIndex: "0x0",
      logIndex: "0x0",
    },
  };
  return {
    ...{
      transactionHash: hash,
      transactionIndex: "0x0",
      status: "0x1",
      type: "0x2",
      logs: [log],
      contractAddress: null,
    },
    ...{ blockHash: pad("0x1"), blockNumber: toHex(HEAD), from: hex20(1), to: POOLS },
    ...{ gasUsed: "0x2", cumulativeGasUsed: "0x2", effectiveGasPrice: "0x3", logsBloom: `0x${"0".repeat(512)}` },
  };
}

/** What an event has beside what can be searched: all of it here is the amounts. */
function dataOf(): Hex {
  const event = rewardPoolsAbi.find((item) => item.type === "event" && item.name === "Claimed");
  if (event?.type !== "event") throw new Error("no event");
  const plain = event.inputs.filter((input) => !("indexed" in input && input.indexed));
  return encodeAbiParameters(plain, plain.map(({ type }) => (type === "address" ? hex20(9) : 5n)) as never);
}

/** Two nodes: one counts what is used since `usedAt`, the other has this receipt. */
const pipeline = (usedAt: number, receipt: () => unknown) =>
  testPipeline({
    db: store.db,
    folder: {} as never,
    chain: toldChain((method, params) => {
      if (method === "eth_getTransactionCount")
        return params[1] === "latest" || Number(params[1]) >= usedAt ? "0x1" : "0x0";
      if (method === "eth_getTransactionReceipt") return receipt();
      if (method === "eth_blockNumber") return toHex(HEAD);
      throw new Error(`nobody asks for ${method}`);
    }),
  });

describe("a payout whose nonce is used, and of which no node has a receipt", () => {
  it("waits for the receipt, and is in the books with what it cost: the nodes lag behind each other", async () => {
    const { payout, kept } = await payoutOf(1);
    let receipt: unknown = null;
    const lagging = pipeline(HEAD - 1, () => receipt);
    await followPayout(lagging, payout);
    expect(await kept()).toEqual({ claim: "sent", payout: "sent", final: false, spent: 0n });
    receipt = receiptOf(1);
    await followPayout(lagging, payout);
    expect(await kept()).toEqual({ claim: "paid", payout: "done", final: false, spent: 6n });
  });
  it("did nothing where that was so many blocks ago, and its claims wait again", async () => {
    const { payout, kept } = await payoutOf(2);
    await followPayout(
      pipeline(HEAD - 2, () => null),
      payout,
    );
    expect(await kept()).toEqual({ claim: "waiting", payout: "done", final: true, spent: 0n });
  });
});
