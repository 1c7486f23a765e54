import { and, asc, eq, lte } from "drizzle-orm";
import { failuresAfter } from "../batches/failuresAfter.ts";
import { type Pipeline, wallSeconds } from "../batches/pipeline.ts";
import { retryAt } from "../batches/retryAt.ts";
import { troubleOf } from "../batches/troubleOf.ts";
import { type Claim, claims, type Payout, payouts } from "../store/tables.ts";
import { confirmPayout } from "./confirmPayout.ts";
import { followPayout } from "./followPayout.ts";
import { payLot } from "./payLot.ts";

/** Payouts on their way at the same time: nodes keep few transactions of one account. */
const AT_ONCE = 16;
/** Claims looked at in one round. */
const A_ROUND = 128;

/**
 * Follows the payouts that are on their way, then sends what waits: claims of one pool together. Like batches, all that it knows is in the
 * database. Of several relays the one that makes batches does this, since the account and its nonces are the same.
 */
export async function payClaims(pipeline: Pipeline, signal: AbortSignal): Promise<void> {
  const { db } = pipeline;
  const open = await db
    .select()
    .from(payouts)
    .where(and(eq(payouts.final, false), lte(payouts.nextTry, wallSeconds())))
    .orderBy(asc(payouts.id));
  for (const payout of open) {
    if (signal.aborted) return;
    try {
      if (payout.state === "sent") await followPayout(pipeline, payout);
      else await confirmPayout(pipeline, payout);
    } catch (error) {
      if (signal.aborted) return;
      await noteTrouble(pipeline, payout, error);
    }
  }
  const waiting = await db
    .select()
    .from(claims)
    .where(and(eq(claims.state, "waiting"), lte(claims.nextTry, wallSeconds())))
    .orderBy(asc(claims.seq))
    .limit(A_ROUND);
  if (waiting.length === 0) return;
  const lots = new Map<string, Claim[]>();
  for (const claim of waiting) {
    const pool = `${claim.campaign} ${claim.token} ${claim.brand}`;
    lots.set(pool, [...(lots.get(pool) ?? []), claim]);
  }
  const underWay = await db.$count(payouts, and(eq(payouts.final, false), eq(payouts.state, "sent")));
  let room = AT_ONCE - underWay;
  for (const lot of lots.values()) {
    if (signal.aborted || room <= 0) return;
    room -= await payLot(pipeline, lot, room);
  }
}

/** A payout that fails keeps no other waiting. */
async function noteTrouble({ db, log }: Pipeline, payout: Payout, error: unknown): Promise<void> {
  const failures = failuresAfter(payout.failures, error);
  const { words, logged } = troubleOf(error);
  if (failures === 1 || failures % 10 === 0) {
    log.error({ payout: payout.id, state: payout.state, err: logged }, "a payout waits; trying again");
  }
  await db
    .update(payouts)
    .set({ trouble: words, failures, nextTry: retryAt(failures) })
    .where(eq(payouts.id, payout.id));
}
