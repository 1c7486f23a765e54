import { and, eq } from "drizzle-orm";
import { batches, messages } from "../store/tables.ts";
import { costOf } from "./costOf.ts";
import type { Pipeline } from "./pipeline.ts";
import { sameAttempts } from "./sameAttempts.ts";
import type { StoredBatch } from "./sendBatch.ts";
import { voidContributions } from "./voidContributions.ts";

/** Gives a batch up, as it was read: it can't get on chain any more. Where another relay has gone on with it meanwhile, that counts. */
export async function voidBatch(
  pipeline: Pipeline,
  batch: StoredBatch,
  over: { reason: string; why: string },
): Promise<void> {
  const { db, log } = pipeline;
  const { id, campaign, kind } = batch;
  const spent = await costOf(pipeline, batch.attempts);
  const asItWas = and(eq(batches.id, id), eq(batches.state, batch.state), sameAttempts(batches, batch.attempts));
  const given = await db.transaction(async (tx) => {
    const rows = await tx
      .update(batches)
      .set({ state: "void", final: true, trouble: over.why, spent })
      .where(asItWas)
      .returning({ id: batches.id });
    if (rows.length > 0 && kind === "contributions") await voidContributions(tx, eq(messages.batch, id), over);
    return rows.length > 0;
  });
  if (given) log.error({ batch: id, campaign, kind, err: over.why }, "a batch can't be anchored any more");
}
