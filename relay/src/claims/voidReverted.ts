import { and, eq, gte } from "drizzle-orm";
import type { Db } from "../store/openStore.ts";
import { claims } from "../store/tables.ts";

/** An account (or token) that says yes when asked and no in a block would be paid for again and again. */
const MOST_REVERTS = 2;

/** Gives up claims of a payout that failed, where it failed before with them, too. */
export async function voidReverted(tx: Db, payout: number): Promise<void> {
  const why = "The chain refused the transactions that would have paid it. Claim it from an account that has ETH.";
  await tx
    .update(claims)
    .set({ state: "void", trouble: why })
    .where(and(eq(claims.payout, payout), eq(claims.state, "waiting"), gte(claims.reverts, MOST_REVERTS)));
}
