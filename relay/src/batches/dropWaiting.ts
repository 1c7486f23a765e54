import { and, eq, inArray, isNotNull, isNull, lt } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { awaits, messages } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";
import { voidContributions } from "./voidContributions.ts";

/**
 * Gives up contributions that wait and can't count any more: an anchor would show them to the world for nothing. Their deadline is over (the chain
 * took no transactions for that long), or a work that they build on was given up.
 */
export async function dropWaiting({ db, chain, log }: Pipeline): Promise<void> {
  const waits = and(eq(messages.kind, "contributions"), isNull(messages.batch), isNull(messages.void));
  const [any] = await db.select({ signed: messages.signed }).from(messages).where(waits).limit(1);
  if (any === undefined) return;
  const now = BigInt(await chain.now());
  const late = await voidContributions(db, and(waits, lt(messages.deadline, now)), {
    reason: "late",
    why: "It couldn't be anchored before its deadline. Sign it again.",
  });
  const parent = alias(messages, "parent");
  const given = db
    .select({ signed: awaits.signed })
    .from(awaits)
    .innerJoin(parent, eq(parent.signed, awaits.parent))
    .where(isNotNull(parent.void));
  const orphans = await voidContributions(db, and(waits, inArray(messages.signed, given)), {
    reason: "parent-void",
    why: "A work that it builds on can't be anchored any more. Sign it again without that.",
  });
  if (late + orphans > 0) log.warn({ late, orphans }, "contributions were given up");
}
