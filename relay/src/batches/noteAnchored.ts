import { and, eq, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { type Batch, batches } from "../store/tables.ts";
import { costOf } from "./costOf.ts";
import type { Pipeline } from "./pipeline.ts";

/** Writes down that a batch's root is on chain. */
export async function noteAnchored(
  pipeline: Pipeline,
  batch: Batch,
  anchor: { config: Hex; time: number; block: number | null; transaction: Hex | null },
): Promise<void> {
  const { db, log } = pipeline;
  const spent = await costOf(pipeline, batch.attempts);
  await db
    .update(batches)
    .set({ state: "anchored", ...anchor, spent, failures: 0, nextTry: 0, trouble: null })
    .where(and(eq(batches.id, batch.id), inArray(batches.state, ["stored", "sent"])));
  log.info({ batch: batch.id, campaign: batch.campaign, kind: batch.kind, ...anchor }, "a batch is anchored");
  await pipeline.afterStep("anchored");
}
