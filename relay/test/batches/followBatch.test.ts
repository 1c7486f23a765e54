import { eq } from "drizzle-orm";
import { type Hex, keccak256, pad, parseGwei, serializeTransaction, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { followBatch } from "../../src/batches/followBatch.ts";
import type { Store } from "../../src/store/openStore.ts";
import { type Attempt, batches } from "../../src/store/tables.ts";
import { directBatch, hex20, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});

const FEE = parseGwei("1");

/** A transaction that this relay sent long ago; `tip` tells two of the same nonce apart. */
function attemptOf(tip: number): Attempt {
  const fees = { maxFeePerGas: FEE, maxPriorityFeePerGas: BigInt(tip) };
  const call = {
    type: "eip1559" as const,
    chainId: 31_337,
    nonce: 0,
    gas: 200_000n,
    to: hex20(1),
    data: "0x12" as const,
  };
  const raw = serializeTransaction(
    { ...call, ...fees },
    { r: pad("0x1", { size: 32 }), s: pad("0x2", { size: 32 }), yParity: 0 },
  );
  return { hash: keccak256(raw), raw, nonce: 0, maxFee: String(FEE), tip: String(tip), at: 0, config: hex20(0xc) };
}

/** A chain on which none of it is in a block; so many transactions of the relay's account are. */
async function followed(n: number, used: number, meanwhile: readonly Attempt[]) {
  const sent: Hex[] = [];
  const chain = toldChain((method, params) => {
    if (method === "eth_getTransactionCount") return `0x${used}`;
    if (method === "eth_getTransactionReceipt") return null;
    if (method === "eth_getBlockByNumber") return { timestamp: "0x64", baseFeePerGas: toHex(FEE), transactions: [] };
    if (method === "eth_maxPriorityFeePerGas") return "0x1";
    if (method === "eth_sendRawTransaction") {
      sent.push(params[0] as Hex);
      return keccak256(params[0] as Hex);
    }
    throw new Error(`nobody asks for ${method}`);
  });
  const first = attemptOf(1);
  const batch = await directBatch(store.db, n, { state: "sent", attempts: [first] });
  const here = eq(batches.id, batch.id);
  await store.db
    .update(batches)
    .set({ attempts: [first, ...meanwhile] })
    .where(here);
  const pipeline = testPipeline({ db: store.db, chain, folder: {} as never, stuckSeconds: 0 });
  await followBatch(pipeline, { ...batch, attempts: [first] });
  const [kept] = await store.db.select().from(batches).where(here);
  return { state: kept?.state, attempts: kept?.attempts ?? [], first, sent };
}

describe("a work whose transaction waits too long", () => {
  it("is sent by one that pays more, which is written down before", async () => {
    const { state, attempts, first, sent } = await followed(1, 0, []);
    expect(state).toBe("sent");
    expect(attempts).toHaveLength(2);
    expect(attempts[0]).toEqual(first);
    expect(BigInt(attempts[1]?.maxFee ?? 0)).toBeGreaterThan(FEE);
    // The first again, too: its nonce has to be filled, whatever becomes of what replaces it.
    expect(sent).toEqual([first.raw, attempts[1]?.raw]);
  });
  it("keeps the one that another relay has signed meanwhile, and has no third", async () => {
    const other = attemptOf(2);
    const { state, attempts, first, sent } = await followed(2, 0, [other]);
    expect({ state, attempts, sent }).toEqual({ state: "sent", attempts: [first, other], sent: [first.raw] });
  });
});

describe("a work whose transaction's nonce was used by something else", () => {
  it("is sent anew", async () => {
    expect(await followed(3, 1, [])).toMatchObject({ state: "stored" });
  });
  it("isn't where another relay has signed one meanwhile, which may be what used it", async () => {
    const other = attemptOf(2);
    const { state, attempts, first } = await followed(4, 1, [other]);
    expect({ state, attempts }).toEqual({ state: "sent", attempts: [first, other] });
  });
});
