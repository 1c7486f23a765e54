import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import { batches, messages } from "../store/tables.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";

/**
 * Makes batches of what has waited long enough, or is enough. From here on a batch's leaves and their order are fixed. Of one campaign and
 * kind there is one batch on its way at a time: answers count in the order in which they were given.
 */
export async function formBatches(pipeline: Pipeline): Promise<void> {
  const { db, batchSeconds, batchLeaves } = pipeline;
  const waiting = await db
    .select({
      campaign: messages.campaign,
      kind: messages.kind,
      many: sql<number>`count(*)::int`,
      oldest: sql<number>`min(${messages.takenAt})::int`,
    })
    .from(messages)
    .where(isNull(messages.batch))
    .groupBy(messages.campaign, messages.kind);
  const now = wallSeconds();
  for (const { campaign, kind, many, oldest } of waiting) {
    if (many >= batchLeaves || oldest + batchSeconds <= now) await formBatch(pipeline, campaign, kind);
  }
}

type Kind = "contributions" | "votes" | "polls";

async function formBatch(pipeline: Pipeline, campaign: number, kind: Kind): Promise<void> {
  const { db, chain, batchLeaves, log } = pipeline;
  const settings = (await chain.campaign(campaign))?.settings;
  // Fixed for ever once anything was contributed, and nobody votes before that.
  const voterRoot = kind === "votes" ? (settings?.voterRoot ?? NO_DIGEST) : NO_DIGEST;
  const formed = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`batch ${campaign} ${kind}`}, 0))`);
    const open = and(
      eq(batches.campaign, campaign),
      eq(batches.kind, kind),
      notInArray(batches.state, ["anchored", "void"]),
    );
    if ((await tx.$count(batches, open)) > 0) return null;
    const [batch] = await tx
      .insert(batches)
      .values({
        campaign,
        kind,
        count: 0,
        voterRoot,
        state: "formed",
        attempts: [],
        final: false,
        failures: 0,
        nextTry: 0,
        formedAt: wallSeconds(),
      })
      .returning({ id: batches.id });
    if (batch === undefined) throw new Error("the database wrote no row");
    // In the order in which they were taken. What is taken meanwhile isn't seen, and waits for the next.
    await tx.execute(sql`
      update ${messages} set batch = ${batch.id}, leaf = ranked.leaf from (
        select signed, (row_number() over (order by seq) - 1)::int as leaf from (
          select signed, seq from ${messages} where campaign = ${campaign} and kind = ${kind} and batch is null order by seq limit ${batchLeaves}
        ) taken
      ) ranked where ${messages.signed} = ranked.signed`);
    const count = await tx.$count(messages, eq(messages.batch, batch.id));
    await tx.update(batches).set({ count }).where(eq(batches.id, batch.id));
    return { id: batch.id, count };
  });
  if (formed === null) return;
  log.info({ batch: formed.id, campaign, kind, leaves: formed.count }, "a batch is formed");
  await pipeline.afterStep("formed");
}
