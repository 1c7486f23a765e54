import { type Hex, pad, toHex } from "viem";
import { describe, expect, it } from "vitest";
import { FeeTooHigh, PaysEnough } from "../../src/batches/errors.ts";
import { followBatch } from "../../src/batches/followBatch.ts";
import { signCall } from "../../src/batches/signCall.ts";
import { followPayout } from "../../src/claims/followPayout.ts";
import type { Store } from "../../src/store/openStore.ts";
import { payouts, type SignedCall } from "../../src/store/tables.ts";
import { directBatch, hex20, nodeSays, toldChain } from "../support/directBatch.ts";
import { testPipeline } from "../support/testPipeline.ts";
import { useFolderStore } from "../support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});
/** What the chain asks for: its base fee and a fifth, and the tip. */
const ASKED = 1_210n;

/** A chain that mines nothing, and what it is sent. */
function standingStill(maxFee: bigint, take: (raw: Hex) => unknown = () => pad("0x1")) {
  const sent: Hex[] = [];
  const chain = toldChain((method, params) => {
    if (method === "eth_chainId") return toHex(31_337);
    if (method === "eth_getTransactionCount") return "0x0";
    if (method === "eth_getTransactionReceipt") return null;
    if (method === "eth_getBlockByNumber") return { baseFeePerGas: toHex(1_000), transactions: [] };
    if (method === "eth_maxPriorityFeePerGas") return toHex(10);
    if (method === "eth_estimateGas") return toHex(21_000);
    if (method !== "eth_sendRawTransaction") throw nodeSays(`nobody asks for ${method}`);
    sent.push(params[0] as Hex);
    return take(params[0] as Hex);
  });
  return { sent, pipeline: testPipeline({ db: store.db, chain, folder: {} as never, maxFee }) };
}

const CALL = { to: hex20(5), data: "0x12" as const };
const first = (maxFee = 10n ** 12n) => signCall(standingStill(maxFee).pipeline, CALL, { nonce: 0, replaces: null });
/** As it is some minutes later. */
const old = (call: SignedCall) => ({ ...call, at: 0, config: hex20(0xc) });

describe("a transaction that no block takes", () => {
  it("is sent again where none may pay more: the node may have lost it, and all others wait for its nonce", async () => {
    const last = old(await first());
    const batch = await directBatch(store.db, 1, { state: "sent", attempts: [last] });
    const { sent, pipeline } = standingStill(BigInt(last.maxFee) + 1n);
    for (let look = 0; look < 2; look++) await expect(followBatch(pipeline, batch)).rejects.toThrow(PaysEnough);
    expect(sent).toEqual([last.raw, last.raw]);
  });
  it("is sent again where it pays claims", async () => {
    const last = old(await first());
    const paid = { campaign: 7, brand: hex20(6), sentAt: 0, state: "sent" as const };
    const [payout] = await store.db
      .insert(payouts)
      .values({ ...paid, attempts: [last] })
      .returning();
    if (payout === undefined) throw new Error("no payout");
    const { sent, pipeline } = standingStill(BigInt(last.maxFee) + 1n);
    await expect(followPayout(pipeline, payout)).rejects.toThrow(PaysEnough);
    expect(sent).toEqual([last.raw]);
  });
  it("is replaced also where the node wouldn't take it again", async () => {
    const last = old(await first());
    const batch = await directBatch(store.db, 2, { state: "sent", attempts: [last] });
    const { sent, pipeline } = standingStill(10n ** 12n, (raw) => {
      if (raw === last.raw) throw nodeSays("replacement transaction underpriced");
      return pad("0x1");
    });
    await followBatch(pipeline, batch);
    expect(sent).toHaveLength(2);
    expect(sent[1]).not.toBe(last.raw);
  });
  it("is replaced by ones that pay more and more, up to eight times what the chain asks for", async () => {
    const { pipeline } = standingStill(10n ** 12n);
    let last = await first();
    expect(BigInt(last.maxFee)).toBe(ASKED);
    const refused = await (async () => {
      for (let look = 0; look < 100; look++) last = await signCall(pipeline, CALL, { nonce: 0, replaces: last });
    })().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(PaysEnough);
    expect(BigInt(last.maxFee)).toBeLessThanOrEqual(8n * ASKED);
    expect((BigInt(last.maxFee) * 125n) / 100n + 1n).toBeGreaterThan(8n * ASKED);
  });
  it("waits where the chain itself asks for more than is allowed", async () => {
    const { pipeline } = standingStill(ASKED - 1n);
    const sign = signCall(pipeline, CALL, { nonce: 0, replaces: await first() });
    await expect(sign).rejects.toThrow(FeeTooHigh);
  });
});
