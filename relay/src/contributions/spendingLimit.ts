import { gt } from "drizzle-orm";
import { tooManyMessages } from "../problems.ts";
import type { Db } from "../store/openStore.ts";
import { batches } from "../store/tables.ts";

/**
 * What is taken is paid for; so that it is refused, and not kept, where there is nothing left to pay with.
 *
 * @throws (of what it gives) {RelayProblem} `too-many-messages`
 */
export function spendingLimit(db: Db, anchorsADay: number): (now: number) => Promise<void> {
  let spent = { at: 0, formed: 0 };
  return async (now) => {
    // Batches come every ten minutes, messages may come by the hundred a second.
    if (Math.abs(now - spent.at) >= 5)
      spent = { at: now, formed: await db.$count(batches, gt(batches.formedAt, now - 86_400)) };
    if (spent.formed < anchorsADay) return;
    throw tooManyMessages(3_600, "This relay has anchored as often as it may within a day.");
  };
}
