import { and, eq, inArray } from "drizzle-orm";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { receiptOf } from "../batches/receiptOf.ts";
import { claims, type Payout, payouts } from "../store/tables.ts";

const RECHECK_SECONDS = 10;

/** Looks at a payout until it is deep in the chain: a reorg may take it away, and then its transaction is followed again. */
export async function confirmPayout(pipeline: Pipeline, payout: Payout): Promise<void> {
  const { db, chain, confirmations, log } = pipeline;
  const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  for (const attempt of payout.attempts.toReversed()) {
    const receipt = await receiptOf(pipeline, attempt);
    if (receipt?.blockHash !== payout.block) continue;
    const final = head - Number(receipt.blockNumber) >= confirmations;
    const nextTry = wallSeconds() + RECHECK_SECONDS;
    await db
      .update(payouts)
      .set({ final, nextTry })
      .where(and(eq(payouts.id, payout.id), eq(payouts.state, "done")));
    return;
  }
  log.warn({ payout: payout.id, campaign: payout.campaign }, "a reorg took a payout away");
  await db.transaction(async (tx) => {
    const which = and(eq(payouts.id, payout.id), eq(payouts.state, "done"));
    const back = { state: "sent" as const, block: null, spent: 0n, nextTry: 0 };
    const rows = await tx.update(payouts).set(back).where(which).returning({ id: payouts.id });
    if (rows.length === 0) return;
    await tx
      .update(claims)
      .set({ state: "sent", transaction: null, trouble: null })
      .where(and(eq(claims.payout, payout.id), inArray(claims.state, ["paid", "void", "waiting"])));
  });
}
