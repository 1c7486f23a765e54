import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { and, eq } from "drizzle-orm";
import { getBlock, getTransactionCount } from "viem/actions";
import { batches } from "../store/tables.ts";
import { batchRequest } from "./batchRequest.ts";
import { broadcast } from "./broadcast.ts";
import { certifiedWork } from "./certifiedWork.ts";
import { findOnChain } from "./findOnChain.ts";
import { noteAnchored } from "./noteAnchored.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";
import { receiptOf } from "./receiptOf.ts";
import { resend } from "./resend.ts";
import { sameAttempts } from "./sameAttempts.ts";
import type { StoredBatch } from "./sendBatch.ts";
import { signAnchor } from "./signAnchor.ts";
import { voidBatch } from "./voidBatch.ts";

/**
 * Looks what became of a batch's transactions: one that is in a block ends it; one that waits too long is replaced by one that pays more; one
 * that the node has lost is sent again. A batch is sent by another nonce only once this one is used: there is never a gap, and never two
 * transactions that could both count.
 */
export async function followBatch(pipeline: Pipeline, batch: StoredBatch): Promise<void> {
  const { db, chain, account, stuckSeconds, log } = pipeline;
  const { client } = chain;
  // Asked before the receipts: a transaction that is mined in between has one.
  const mined = await getTransactionCount(client, { address: account.address, blockTag: "latest" });
  let refusedIn: bigint | null = null;
  for (const attempt of batch.attempts.toReversed()) {
    const receipt = await receiptOf(pipeline, attempt);
    if (receipt === null) continue;
    if (receipt.status === "success") {
      const { timestamp } = await getBlock(client, { blockHash: receipt.blockHash });
      const block = Number(receipt.blockNumber);
      const at = { config: attempt.config, time: Number(timestamp), block, transaction: attempt.hash };
      return noteAnchored(pipeline, batch, at);
    }
    refusedIn ??= receipt.blockNumber;
  }
  const last = batch.attempts.at(-1);
  const asItWas = and(eq(batches.id, batch.id), eq(batches.state, "sent"), sameAttempts(batches, batch.attempts));
  if (last !== undefined && mined > last.nonce && batch.direct && refusedIn !== null) {
    // It was simulated just before: an account that says yes then and no in a block would be paid for again and again.
    const found = (await certifiedWork(pipeline, batch)) ?? (await certifiedBy(pipeline, batch, refusedIn));
    if (found?.isIts === true) {
      return noteAnchored(pipeline, batch, { config: last.config, time: found.time, block: null, transaction: null });
    }
    const why = "The chain refused the transaction that would have certified it. Certify it from the account itself.";
    return voidBatch(pipeline, batch, { reason: "refused", why });
  }
  if (last === undefined || mined > last.nonce) {
    // Reverted (anchored already, refused), or the key was used elsewhere: see what the chain has, and begin anew.
    log.warn({ batch: batch.id, nonce: last?.nonce }, "a batch's transaction did nothing");
    await db.update(batches).set({ state: "stored", failures: 0, trouble: null }).where(asItWas);
    return;
  }
  if (wallSeconds() - last.at < stuckSeconds) {
    await broadcast(pipeline, last);
    await pipeline.afterStep("broadcast");
    return;
  }
  await resend(pipeline, last);
  const { config, nonce } = last;
  const request = await batchRequest(pipeline, batch, config);
  const attempt = await signAnchor(pipeline, encodeRequest(request), { nonce, config, replaces: last });
  const noted = await db
    .update(batches)
    .set({ attempts: [...batch.attempts, attempt] })
    .where(asItWas)
    .returning({ id: batches.id });
  if (noted.length === 0) return;
  await pipeline.afterStep("signed");
  await broadcast(pipeline, attempt);
  log.warn({ batch: batch.id, transaction: attempt.hash, maxFee: attempt.maxFee }, "a stuck transaction is replaced");
  await pipeline.afterStep("broadcast");
}

/** Nodes keep the state of so many blocks at least, and none of an endpoint's lags further behind. */
const RECENT_BLOCKS = 64n;

/**
 * The work as of the block that refused to certify it: it may be there because somebody else was first to send what its author signed, and the node that
 * was asked for the newest state may not have that block yet. Such a node fails here, and the batch is looked at again.
 */
async function certifiedBy(pipeline: Pipeline, batch: StoredBatch, block: bigint) {
  const head = await pipeline.chain.client.getBlockNumber({ cacheTime: 0 });
  return head - block > RECENT_BLOCKS ? null : certifiedWork(pipeline, batch, block);
}

/** Looks at an anchored batch until it is deep in the chain: a reorg may take it away, and then its transaction is sent again. */
export async function confirmBatch(pipeline: Pipeline, batch: StoredBatch): Promise<void> {
  const { db, chain, confirmations, log } = pipeline;
  const { campaign, kind, config } = batch;
  if (config === null) throw new Error(`batch ${batch.id} is anchored under no config`);
  const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  const time = await findOnChain(pipeline, batch, config);
  const state = eq(batches.state, "anchored");
  if (time === null) {
    log.warn({ batch: batch.id, campaign, kind }, "a reorg took an anchor away");
    const back = batch.attempts.length > 0 ? ("sent" as const) : ("stored" as const);
    await db
      .update(batches)
      .set({ state: back, time: null, block: null, transaction: null })
      .where(and(eq(batches.id, batch.id), state));
    return;
  }
  const block = batch.block ?? head;
  const moved = time !== batch.time ? await placeOf(pipeline, batch) : {};
  const final = head - block >= confirmations;
  await db
    .update(batches)
    .set({ time, block, ...moved, final, nextTry: wallSeconds() + RECHECK_SECONDS })
    .where(and(eq(batches.id, batch.id), state));
  if (final) await pipeline.afterStep("final");
}

const RECHECK_SECONDS = 10;

/** After a reorg: in which block our transaction is now. */
async function placeOf(pipeline: Pipeline, batch: StoredBatch) {
  for (const attempt of batch.attempts.toReversed()) {
    const receipt = await receiptOf(pipeline, attempt);
    if (receipt?.status === "success") return { block: Number(receipt.blockNumber), transaction: attempt.hash };
  }
  return {};
}
