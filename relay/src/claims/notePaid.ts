import { rewardPoolsAbi } from "@colophon/sdk/abis/generated.ts";
import { and, eq, inArray, sql } from "drizzle-orm";
import { parseEventLogs, type TransactionReceipt } from "viem";
import { costOf } from "../batches/costOf.ts";
import type { Pipeline } from "../batches/pipeline.ts";
import { claims, type Payout, payouts } from "../store/tables.ts";
import { voidReverted } from "./voidReverted.ts";

/**
 * Writes down what a payout's transaction did in its block: which claims it paid, by the pool's own events. What it skipped somebody else had paid out
 * before. One that failed paid nothing: its claims are looked at again, each alone, and given up where it fails again.
 */
export async function notePaid(pipeline: Pipeline, payout: Payout, receipt: TransactionReceipt): Promise<void> {
  const { db, log } = pipeline;
  const spent = await costOf(pipeline, payout.attempts);
  const worked = receipt.status === "success";
  const written = await db.transaction(async (tx) => {
    const done = { state: "done" as const, block: receipt.blockHash, spent, failures: 0, nextTry: 0, trouble: null };
    const rows = await tx
      .update(payouts)
      .set(done)
      .where(and(eq(payouts.id, payout.id), eq(payouts.state, "sent")))
      .returning({ id: payouts.id });
    if (rows.length === 0) return false;
    const its = and(eq(claims.payout, payout.id), eq(claims.state, "sent"));
    if (!worked) {
      await tx
        .update(claims)
        .set({ state: "waiting", reverts: sql`${claims.reverts} + 1` })
        .where(its);
      await voidReverted(tx, payout.id);
      return true;
    }
    const paid = await paidBy(pipeline, tx, payout, receipt);
    if (paid.length > 0) {
      await tx
        .update(claims)
        .set({ state: "paid", transaction: receipt.transactionHash, trouble: null })
        .where(and(its, inArray(claims.id, paid)));
    }
    const why = "The account has it: somebody else had it paid out.";
    await tx.update(claims).set({ state: "void", trouble: why }).where(its);
    return true;
  });
  if (!written) return;
  const { transactionHash: transaction, status } = receipt;
  log.info({ payout: payout.id, campaign: payout.campaign, transaction, status }, "a payout is in a block");
  await pipeline.afterStep("claims-paid");
}

/** Ids of the claims that a transaction paid. */
async function paidBy({ chain }: Pipeline, tx: Pipeline["db"], payout: Payout, { logs }: TransactionReceipt) {
  const pools = chain.deployment.rewardPools.toLowerCase();
  const events = parseEventLogs({ abi: rewardPoolsAbi, eventName: "Claimed", logs, strict: true });
  const keyOf = (campaign: number, token: string, account: string, cumulative: bigint) =>
    `${campaign} ${token} ${account} ${cumulative}`.toLowerCase();
  const had = new Set(
    events
      .filter(({ address }) => address.toLowerCase() === pools)
      .map(({ args }) => keyOf(args.campaign, args.token, args.account, args.cumulative)),
  );
  const lot = await tx.select().from(claims).where(eq(claims.payout, payout.id));
  return lot
    .filter(({ campaign, token, account, cumulative }) => had.has(keyOf(campaign, token, account, cumulative)))
    .map(({ id }) => id);
}
