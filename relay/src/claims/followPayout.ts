import { and, eq } from "drizzle-orm";
import { parseTransaction } from "viem";
import { getTransactionCount } from "viem/actions";
import { broadcast } from "../batches/broadcast.ts";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { receiptOf } from "../batches/receiptOf.ts";
import { resend } from "../batches/resend.ts";
import { sameAttempts } from "../batches/sameAttempts.ts";
import { signCall } from "../batches/signCall.ts";
import { claims, type Payout, payouts } from "../store/tables.ts";
import { notePaid } from "./notePaid.ts";

/**
 * Looks what became of a payout's transactions, as `followBatch` does: one that is in a block ends it; one that waits too long is replaced by one that pays
 * more, under the same nonce; one that the node has lost is sent again.
 */
export async function followPayout(pipeline: Pipeline, payout: Payout): Promise<void> {
  const { db, chain, account, stuckSeconds, log } = pipeline;
  // Asked before the receipts: a transaction that is mined in between has one.
  const mined = await getTransactionCount(chain.client, { address: account.address, blockTag: "latest" });
  for (const attempt of payout.attempts.toReversed()) {
    const receipt = await receiptOf(pipeline, attempt);
    if (receipt !== null) return notePaid(pipeline, payout, receipt);
  }
  const last = payout.attempts.at(-1);
  if (last === undefined) throw new Error(`payout ${payout.id} has no transaction`);
  if (mined > last.nonce) {
    // The node that counts may have a block that the one with the receipts lacks: a payout that was paid would be taken for one that did nothing.
    if (!(await wasUsedLongAgo(pipeline, last.nonce))) return;
    log.warn({ payout: payout.id, nonce: last.nonce }, "a payout's nonce was used by something else");
    return release(pipeline, payout);
  }
  if (wallSeconds() - last.at < stuckSeconds) {
    await broadcast(pipeline, last);
    await pipeline.afterStep("claims-sent");
    return;
  }
  await resend(pipeline, last);
  const { to, data } = parseTransaction(last.raw);
  if (to == null || data === undefined) throw new Error(`payout ${payout.id} calls nothing`);
  const attempt = await signCall(pipeline, { to, data }, { nonce: last.nonce, replaces: last });
  const noted = await db
    .update(payouts)
    .set({ attempts: [...payout.attempts, attempt] })
    .where(asItWas(payout))
    .returning({ id: payouts.id });
  if (noted.length === 0) return;
  await pipeline.afterStep("claims-signed");
  await broadcast(pipeline, attempt);
  log.warn({ payout: payout.id, transaction: attempt.hash, maxFee: attempt.maxFee }, "a stuck payout is replaced");
  await pipeline.afterStep("claims-sent");
}

/** Nodes keep the state of so many blocks at least. */
const RECENT_BLOCKS = 64;

/** Whether a nonce was used so many blocks ago that every node has seen by what, and no reorg changes it. */
async function wasUsedLongAgo({ chain, account, confirmations }: Pipeline, nonce: number): Promise<boolean> {
  const { client } = chain;
  const before = (await client.getBlockNumber({ cacheTime: 0 })) - BigInt(Math.min(confirmations, RECENT_BLOCKS));
  if (before < 0n) return false;
  return (await getTransactionCount(client, { address: account.address, blockNumber: before })) > nonce;
}

const asItWas = ({ id, attempts }: Payout) =>
  and(eq(payouts.id, id), eq(payouts.state, "sent"), sameAttempts(payouts, attempts));

/** None of its transactions can be in a block any more: its claims wait again. */
async function release({ db }: Pipeline, payout: Payout): Promise<void> {
  const { id } = payout;
  await db.transaction(async (tx) => {
    const over = { state: "done" as const, final: true };
    const rows = await tx.update(payouts).set(over).where(asItWas(payout)).returning({ id: payouts.id });
    if (rows.length === 0) return;
    const waits = { state: "waiting" as const, payout: null };
    await tx
      .update(claims)
      .set(waits)
      .where(and(eq(claims.payout, id), eq(claims.state, "sent")));
  });
}
