import { lt } from "drizzle-orm";
import { pause } from "../batches/pause.ts";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import { expireUploads } from "../files/expireUploads.ts";
import type { Store } from "../store/openStore.ts";
import { counters, sessions, usedNonces } from "../store/tables.ts";
import { PublishTurns } from "./PublishTurns.ts";

export interface PublishOptions {
  store: Store;
  roundMs: number;
  signal: AbortSignal;
  /** Seconds that an idle upload stays. */
  expire: number;
}

const CLEAN_SECONDS = 600;

/**
 * Publishes what is anchored, and forgets what is over, until the signal. Beside the batches' own rounds: putting gigabytes on IPFS takes a while, and
 * anchors don't wait for it.
 */
export async function runPublishing(pipeline: Pipeline, options: PublishOptions): Promise<void> {
  const { log } = pipeline;
  const { store, roundMs, signal } = options;
  const turns = new PublishTurns(pipeline, signal);
  let cleaned = 0;
  let failures = 0;
  while (!signal.aborted) {
    try {
      if (await store.leads()) {
        await turns.begin();
        if (wallSeconds() - cleaned >= CLEAN_SECONDS) {
          cleaned = wallSeconds();
          await clean(pipeline, options.expire);
        }
      }
      failures = 0;
    } catch (error) {
      if (signal.aborted) break;
      if (failures++ % 20 === 0) log.error({ err: troubleOf(error).logged }, "works can't be published; trying again");
    }
    await pause(roundMs, signal);
  }
  await turns.end();
}

async function clean({ db, folder, log }: Pipeline, expire: number): Promise<void> {
  const now = wallSeconds();
  const gone = await expireUploads(db, folder, { expire, now });
  if (gone > 0) log.info({ gone }, "uploads have expired");
  await db.delete(sessions).where(lt(sessions.expires, now));
  await db.delete(usedNonces).where(lt(usedNonces.expires, now));
  await db.delete(counters).where(lt(counters.since, now - 2 * 86_400));
}
