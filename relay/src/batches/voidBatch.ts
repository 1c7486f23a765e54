import { eq } from "drizzle-orm";
import { batches, messages } from "../store/tables.ts";
import { costOf } from "./costOf.ts";
import type { Pipeline } from "./pipeline.ts";
import type { StoredBatch } from "./sendBatch.ts";
import { voidContributions } from "./voidContributions.ts";

/** Gives a batch up: it can't get on chain any more. */
export async function voidBatch(
  pipeline: Pipeline,
  batch: StoredBatch,
  over: { reason: string; why: string },
): Promise<void> {
  const { db, log } = pipeline;
  const { id, campaign, kind } = batch;
  log.error({ batch: id, campaign, kind, err: over.why }, "a batch can't be anchored any more");
  const spent = await costOf(pipeline, batch.attempts);
  await db.transaction(async (tx) => {
    await tx.update(batches).set({ state: "void", final: true, trouble: over.why, spent }).where(eq(batches.id, id));
    if (kind === "contributions") await voidContributions(tx, eq(messages.batch, id), over);
  });
}
