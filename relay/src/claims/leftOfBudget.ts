import { and, eq, inArray, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { spentBy } from "../contributions/spentBy.ts";
import type { Db } from "../store/openStore.ts";
import { claims } from "../store/tables.ts";

const DAY_SECONDS = 86_400;

/**
 * Wei that a brand may still spend today, after what receipts say of the last 24 hours and what claims in these states may come to cost.
 *
 * @returns null where there is no bound
 */
export async function leftOfBudget(
  db: Db,
  budgets: Readonly<Record<string, bigint>> | undefined,
  { brand, now, kept }: { brand: Hex; now: number; kept: readonly ("waiting" | "sent")[] },
): Promise<bigint | null> {
  const budget = budgets?.[brand] ?? budgets?.default;
  if (budget === undefined) return null;
  const [open] = await db
    .select({ wei: sql<string>`coalesce(sum(${claims.cost}), 0)` })
    .from(claims)
    .where(and(eq(claims.brand, brand), inArray(claims.state, [...kept]), sql`${claims.state} in ('waiting', 'sent')`));
  return budget - (await spentBy(db, brand, now - DAY_SECONDS)) - BigInt(open?.wei ?? 0);
}
