import { lt } from "drizzle-orm";
import { pause } from "../batches/pause.ts";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { retryAt } from "../batches/retryAt.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import { expireUploads } from "../files/expireUploads.ts";
import type { Store } from "../store/openStore.ts";
import { counters, sessions, usedNonces } from "../store/tables.ts";
import { publishBatch } from "./publishBatch.ts";
import { unpublished } from "./unpublished.ts";

export interface PublishOptions {
  store: Store;
  roundMs: number;
  signal: AbortSignal;
  /** Seconds that an idle upload stays. */
  expire: number;
}

const CLEAN_SECONDS = 600;
/** Batches of one round: smart accounts have one each. */
const AT_ONCE = 16;

/**
 * Publishes what is anchored, and forgets what is over, until the signal. Beside the batches' own rounds: putting gigabytes on IPFS takes a while, and
 * anchors don't wait for it.
 */
export async function runPublishing(pipeline: Pipeline, options: PublishOptions): Promise<void> {
  const { log } = pipeline;
  const { store, roundMs, signal } = options;
  /** Batches that failed, and when they are tried again. */
  const waits = new Map<number, { failures: number; at: number }>();
  let cleaned = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (await store.leads()) {
        await publishRound(pipeline, waits, signal);
        if (wallSeconds() - cleaned >= CLEAN_SECONDS) {
          cleaned = wallSeconds();
          await clean(pipeline, options.expire);
        }
      }
      failures = 0;
    } catch (error) {
      if (signal.aborted) return;
      if (failures++ % 20 === 0) log.error({ err: troubleOf(error).logged }, "works can't be published; trying again");
    }
    await pause(roundMs, signal);
  }
}

async function publishRound(
  pipeline: Pipeline,
  waits: Map<number, { failures: number; at: number }>,
  signal: AbortSignal,
): Promise<void> {
  for (const batch of await unpublished(pipeline, AT_ONCE + waits.size)) {
    if (signal.aborted) return;
    const before = waits.get(batch.id);
    if (before !== undefined && before.at > wallSeconds()) continue;
    try {
      await publishBatch(pipeline, batch);
      waits.delete(batch.id);
    } catch (error) {
      if (signal.aborted) return;
      const failures = (before?.failures ?? 0) + 1;
      waits.set(batch.id, { failures, at: retryAt(failures) });
      if (failures === 1 || failures % 10 === 0) {
        pipeline.log.error({ batch: batch.id, err: troubleOf(error).logged }, "a batch isn't published; trying again");
      }
    }
  }
}

async function clean({ db, folder, log }: Pipeline, expire: number): Promise<void> {
  const now = wallSeconds();
  const gone = await expireUploads(db, folder, { expire, now });
  if (gone > 0) log.info({ gone }, "uploads have expired");
  await db.delete(sessions).where(lt(sessions.expires, now));
  await db.delete(usedNonces).where(lt(usedNonces.expires, now));
  await db.delete(counters).where(lt(counters.since, now - 2 * 86_400));
}
