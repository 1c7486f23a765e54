import { and, eq, gt, sql } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openStore.ts";
import { batches, payouts } from "../store/tables.ts";

/** Wei that a brand's anchors, transactions and payouts have cost since then, by their receipts. */
export async function spentBy(db: Db, brand: Hex, since: number): Promise<bigint> {
  const [anchoring] = await db
    .select({ wei: sql<string>`coalesce(sum(${batches.spent}), 0)` })
    .from(batches)
    .where(and(eq(batches.brand, brand), gt(batches.formedAt, since)));
  const [paying] = await db
    .select({ wei: sql<string>`coalesce(sum(${payouts.spent}), 0)` })
    .from(payouts)
    .where(and(eq(payouts.brand, brand), gt(payouts.sentAt, since)));
  return BigInt(anchoring?.wei ?? 0) + BigInt(paying?.wei ?? 0);
}
