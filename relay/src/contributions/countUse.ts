import { sql } from "drizzle-orm";
import { DIRECT, RelayProblem } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { counters } from "../store/tables.ts";

/** One bound: so often within an hour or day, whoever's `key` it is. */
export interface Bound {
  key: string;
  /** In seconds. */
  within: 3_600 | 86_400;
  most: number;
  /** Whose it is, for people: "Your account". */
  whose: string;
}

/** What is counted, and what else one can do. */
export interface UseWords {
  what: string;
  otherwise: string;
}

const WORKS: UseWords = { what: "contributions", otherwise: "certify the work from your own account" };

/**
 * Counts one use of all bounds, or of none: it has to run in the transaction of what is counted, as its last, since whoever else counts by the same
 * key waits for its end. Hours and days are those of the clock, so that a row counts for all.
 *
 * @throws {RelayProblem} `too-many-messages`
 */
export async function countUse(tx: Db, bounds: readonly Bound[], now: number, words = WORKS): Promise<void> {
  const rows = bounds.map(({ key, within }) => ({
    key: `${key} ${within}`,
    since: now - (now % within),
    count: 1,
  }));
  // In the order given, which is the same for all: two that wait for each other would wait for ever.
  const counted = await tx
    .insert(counters)
    .values(rows)
    .onConflictDoUpdate({ target: [counters.key, counters.since], set: { count: sql`${counters.count} + 1` } })
    .returning();
  const countOf = new Map(counted.map(({ key, count }) => [key, count]));
  for (const { key, within, most, whose } of bounds) {
    if ((countOf.get(`${key} ${within}`) ?? 0) <= most) continue;
    const wait = within - (now % within);
    const period = within === 3_600 ? "an hour" : "a day";
    throw new RelayProblem(
      "too-many-messages",
      `${whose} has sent ${most} ${words.what} within ${period}, and that is as many as this relay takes.`,
      `Wait ${Math.ceil(wait / 60)} minutes, or ${words.otherwise}.`,
      { retryAfter: wait, details: { ...DIRECT, most, within } },
    );
  }
}
