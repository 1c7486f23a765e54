import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { NO_DIGEST } from "../../sdk/src/ids/digest.ts";
import { batchProofs } from "../src/contributions/batchProofs.ts";
import type { Store } from "../src/store/openStore.ts";
import { batches } from "../src/store/tables.ts";
import { useFolderStore } from "./support/useFolderStore.ts";

let store: Store;
useFolderStore((opened) => {
  store = opened;
});

async function batchOf(count: number) {
  const row = { campaign: 7, kind: "contributions" as const, count, voterRoot: NO_DIGEST, state: "anchored" as const };
  const none = { attempts: [], final: true, failures: 0, nextTry: 0, formedAt: 0 };
  const [batch] = await store.db
    .insert(batches)
    .values({ ...row, ...none })
    .returning({ id: batches.id, count: batches.count });
  if (batch === undefined) throw new Error("no batch");
  await store.db.execute(sql`
    insert into relay.messages (signed, kind, campaign, signer, subject, choice, epoch, deadline, signature, proof, taken_at, anchor_by, batch, leaf)
    select decode(lpad(to_hex(${batch.id} * 100000 + i), 64, '0'), 'hex'), 'contributions', 7, decode(repeat('01', 20), 'hex'),
      decode(repeat('02', 32), 'hex'), 0, 0, 1, decode(repeat('03', 64), 'hex'), '{}', 0, 0, ${batch.id}, i
    from generate_series(0, ${count - 1}) i`);
  return batch;
}

describe("proofs that anybody may ask for", () => {
  it("make a large tree only where the asker may, and once; small ones always", async () => {
    const proofs = batchProofs(store.db);
    const [large, small] = [await batchOf(2_100), await batchOf(3)];
    const never = () => {
      throw new Error("too often");
    };
    await expect(proofs(large, 5, never)).rejects.toThrow("too often");
    expect(await proofs(small, 2, never)).not.toEqual([]);
    const proof = await proofs(large, 5, () => undefined);
    expect(proof).toHaveLength(12);
    expect(await proofs(large, 5, never)).toEqual(proof);
  });
  it("keep the trees of sixteen full batches, and let go of the one that was asked for longest ago", async () => {
    const proofs = batchProofs(store.db);
    const never = () => {
      throw new Error("made anew");
    };
    // As large as they say: few rows do for a tree.
    const full = [];
    for (let n = 0; n < 17; n++) full.push({ ...(await batchOf(2)), count: 65_536 });
    const [first, second, ...others] = full.slice(0, 16);
    const last = full[16];
    if (first === undefined || second === undefined || last === undefined) throw new Error("no batches");
    for (const batch of [first, second, ...others]) await proofs(batch, 0, () => undefined);
    for (const batch of [second, ...others, first]) await proofs(batch, 0, never);
    await proofs(last, 0, () => undefined);
    for (const batch of [first, ...others, last]) await proofs(batch, 0, never);
    await expect(proofs(second, 0, never)).rejects.toThrow("made anew");
  });
});
