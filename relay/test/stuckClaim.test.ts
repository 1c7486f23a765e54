import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Hex, HttpRequestError, pad, RpcRequestError, toHex } from "viem";
import { afterAll, describe, expect, it } from "vitest";
import type { Pipeline } from "../src/batches/pipeline.ts";
import { payLot } from "../src/claims/payLot.ts";
import { openUploads } from "../src/files/openUploads.ts";
import type { Store } from "../src/store/openStore.ts";
import { claims } from "../src/store/tables.ts";
import { hex20, toldChain } from "./support/directBatch.ts";
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
async function failing(error: Error): Promise<Pipeline> {
  const chain = toldChain(() => {
    throw error;
  });
  return testPipeline({ db: store.db, chain, folder: await openUploads(store.db, place) });
}

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

describe("a claim whose token makes the node give up", { timeout: 60_000 }, () => {
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
});
