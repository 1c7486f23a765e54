import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { and, asc, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { batches, messages } from "../store/tables.ts";
import { dropWaiting } from "./dropWaiting.ts";
import { type Pipeline, wallSeconds } from "./pipeline.ts";

/** Transactions of smart accounts that are on their way at the same time. */
const DIRECT_AT_ONCE = 16;
/** A contribution whose parents are this relay's waits until they are anchored: they have to be strictly earlier. */
const READY = sql`not exists (
  select 1 from relay.awaits a
  join relay.messages p on p.signed = a.parent
  left join relay.batches b on b.id = p.batch
  where a.signed = relay.messages.signed and (b.state is null or b.state <> 'anchored'))`;

/** What batches have in common. An anchor of contributions names the config hash that they are signed under, so a batch has one. */
interface Lot {
  campaign: number;
  kind: "contributions" | "votes" | "polls";
  config: Hex | null;
}

/**
 * Makes batches of what has waited long enough, or is enough. From here on a batch's leaves and their order are fixed. Of one campaign and
 * kind (and config) there is one batch on its way at a time: answers count in the order in which they were given.
 */
export async function formBatches(pipeline: Pipeline): Promise<void> {
  const { db, batchSeconds, batchLeaves } = pipeline;
  await dropWaiting(pipeline);
  const waiting = await db
    .select({
      campaign: messages.campaign,
      kind: messages.kind,
      config: messages.config,
      many: sql<number>`count(*)::int`,
      oldest: sql<number>`min(${messages.takenAt})::int`,
    })
    .from(messages)
    .where(and(isNull(messages.batch), isNull(messages.void), eq(messages.direct, false), READY))
    .groupBy(messages.campaign, messages.kind, messages.config);
  const now = wallSeconds();
  for (const { many, oldest, ...lot } of waiting) {
    if (many >= batchLeaves || oldest + batchSeconds <= now) await formBatch(pipeline, lot);
  }
  await formDirect(pipeline);
}

async function formBatch(pipeline: Pipeline, lot: Lot): Promise<void> {
  const { db, chain, batchLeaves, log } = pipeline;
  const { campaign, kind, config } = lot;
  const found = await chain.campaign(campaign);
  if (found === null) return waitFor(pipeline, campaign);
  // Fixed for ever once anything was contributed, and nobody votes before that.
  const voterRoot = kind === "votes" ? found.settings.voterRoot : NO_DIGEST;
  const brand = found.brand.toLowerCase() as Hex;
  const formed = await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`batch ${campaign} ${kind}`}, 0))`);
    const open = and(
      eq(batches.campaign, campaign),
      eq(batches.kind, kind),
      eq(batches.direct, false),
      config === null ? undefined : eq(batches.config, config),
      notInArray(batches.state, ["anchored", "void"]),
    );
    if ((await tx.$count(batches, open)) > 0) return null;
    const [batch] = await tx
      .insert(batches)
      .values({ ...fresh(), campaign, kind, voterRoot, brand, config })
      .returning({ id: batches.id });
    if (batch === undefined) throw new Error("the database wrote no row");
    // In the order in which they were taken. What is taken meanwhile isn't seen, and waits for the next.
    await tx.execute(sql`
      update ${messages} set batch = ${batch.id}, leaf = ranked.leaf from (
        select signed, (row_number() over (order by seq) - 1)::int as leaf from (
          select signed, seq from ${messages}
          where campaign = ${campaign} and kind = ${kind} and batch is null and void is null and not direct
            and ${config === null ? sql`config is null` : eq(messages.config, config)} and ${READY}
          order by seq limit ${batchLeaves}
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

/** Smart accounts' contributions: a batch each, at once. */
async function formDirect(pipeline: Pipeline): Promise<void> {
  const { db, chain, log } = pipeline;
  const waiting = await db
    .select({ signed: messages.signed, campaign: messages.campaign, config: messages.config })
    .from(messages)
    .where(and(isNull(messages.batch), isNull(messages.void), eq(messages.direct, true)))
    .orderBy(asc(messages.seq))
    .limit(DIRECT_AT_ONCE);
  if (waiting.length === 0) return;
  const open = and(eq(batches.direct, true), notInArray(batches.state, ["anchored", "void"]));
  const room = DIRECT_AT_ONCE - (await db.$count(batches, open));
  for (const { signed, campaign, config } of waiting.slice(0, Math.max(0, room))) {
    const found = await chain.campaign(campaign);
    if (found === null) {
      waitFor(pipeline, campaign);
      continue;
    }
    const brand = found.brand.toLowerCase() as Hex;
    const own = { campaign, config, brand, kind: "contributions" as const, direct: true, count: 1 };
    const formed = await db.transaction(async (tx) => {
      const [batch] = await tx
        .insert(batches)
        .values({ ...fresh(), ...own, voterRoot: NO_DIGEST })
        .returning({ id: batches.id });
      if (batch === undefined) throw new Error("the database wrote no row");
      const mine = and(eq(messages.signed, signed), isNull(messages.batch));
      const rows = await tx.update(messages).set({ batch: batch.id, leaf: 0 }).where(mine).returning();
      // Another relay may have formed it meanwhile.
      if (rows.length === 0) await tx.delete(batches).where(eq(batches.id, batch.id));
      return rows.length === 0 ? null : batch.id;
    });
    if (formed === null) continue;
    log.info({ batch: formed, campaign }, "a smart account's contribution is next");
    await pipeline.afterStep("formed");
  }
}

/** It was there when its messages were taken: this node lags. A batch made now would name no voters and no brand, for ever. */
function waitFor({ log }: Pipeline, campaign: number): void {
  log.warn({ campaign }, "the chain's node doesn't know a campaign (yet): its messages wait");
}

const fresh = () => ({
  count: 0,
  state: "formed" as const,
  attempts: [],
  final: false,
  failures: 0,
  nextTry: 0,
  formedAt: wallSeconds(),
});
