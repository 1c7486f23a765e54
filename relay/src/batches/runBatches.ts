import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { and, eq, lte } from "drizzle-orm";
import { payClaims } from "../claims/payClaims.ts";
import type { Store } from "../store/openStore.ts";
import { type Batch, batches } from "../store/tables.ts";
import { failuresAfter } from "./failuresAfter.ts";
import { confirmBatch, followBatch } from "./followBatch.ts";
import { formBatches } from "./formBatches.ts";
import { inTurn } from "./inTurn.ts";
import { pause } from "./pause.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";
import { retryAt } from "./retryAt.ts";
import { type StoredBatch, sendBatch } from "./sendBatch.ts";
import { storeBatch } from "./storeBatch.ts";
import { troubleOf } from "./troubleOf.ts";

export interface RunOptions {
  store: Store;
  roundMs: number;
  signal: AbortSignal;
}

/**
 * Makes, stores, sends and follows batches until the signal, one step of each batch a round, and pays claims. All that it knows is in the database, where a
 * batch's state is its place in the queue: see docs/decisions/0021.
 */
export async function runBatches(pipeline: Pipeline, { store, roundMs, signal }: RunOptions): Promise<void> {
  const { log } = pipeline;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (await store.leads()) await round(pipeline, signal);
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (failures++ % 20 === 0) log.error({ err: troubleOf(error).logged }, "batches can't be made; trying again");
    }
    await pause(roundMs, signal);
  }
}

async function round(pipeline: Pipeline, signal: AbortSignal): Promise<void> {
  const { db } = pipeline;
  await formBatches(pipeline);
  const open = await db
    .select()
    .from(batches)
    .where(and(eq(batches.final, false), lte(batches.nextTry, wallSeconds())));
  for (const batch of inTurn(open)) {
    if (signal.aborted) return;
    try {
      await advance(pipeline, batch);
    } catch (error) {
      if (signal.aborted) return;
      await noteTrouble(pipeline, batch, error);
    }
  }
  // In the same round, because the account and its nonces are the same.
  await payClaims(pipeline, signal);
}

async function advance(pipeline: Pipeline, batch: Batch): Promise<void> {
  if (batch.state === "formed") return storeBatch(pipeline, batch);
  const { root, data, codec } = batch;
  if (root === null || data === null || codec === null)
    throw new Error(`batch ${batch.id} is ${batch.state} without a file`);
  const stored: StoredBatch = { ...batch, root, data, codec };
  if (batch.state === "stored") return sendBatch(pipeline, stored);
  if (batch.state === "sent") return followBatch(pipeline, stored);
  if (batch.state === "anchored") return confirmBatch(pipeline, stored);
}

/** Of what a contract refuses: its brand may name us again, and nothing else changes by itself. */
const REFUSED_SECONDS = 3_600;

/** A batch that fails keeps no other waiting; it is tried again soon at first, and every two minutes in the end (every hour, where a contract refuses it). */
async function noteTrouble({ db, log }: Pipeline, batch: Batch, error: unknown): Promise<void> {
  const failures = failuresAfter(batch.failures, error);
  // Smart accounts' works are given up in the end, and hold places until then.
  const longest = error instanceof ContractReverted && !batch.direct ? REFUSED_SECONDS : undefined;
  const { words, logged } = troubleOf(error);
  if (failures === 1 || failures % 10 === 0) {
    log.error({ batch: batch.id, state: batch.state, err: logged }, "a batch waits; trying again");
  }
  await db
    .update(batches)
    .set({ trouble: words, failures, nextTry: retryAt(failures, longest) })
    .where(and(eq(batches.id, batch.id), eq(batches.state, batch.state)));
}
