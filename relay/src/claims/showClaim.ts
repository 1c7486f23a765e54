import type { RelayedClaim } from "@colophon/sdk/api/intakeSchemas.ts";
import { eq } from "drizzle-orm";
import type { Hex } from "viem";
import type { Db } from "../store/openStore.ts";
import { claims, payouts } from "../store/tables.ts";

/** How far a claim has come; null where none of that id was taken. */
export async function showClaim(db: Db, id: Hex): Promise<RelayedClaim | null> {
  const [row] = await db
    .select({ claim: claims, attempts: payouts.attempts, trouble: payouts.trouble })
    .from(claims)
    .leftJoin(payouts, eq(payouts.id, claims.payout))
    .where(eq(claims.id, id));
  if (row === undefined) return null;
  const { campaign, token, account, cumulative, state, transaction, trouble } = row.claim;
  const sent = state === "sent";
  return {
    id,
    campaign,
    token,
    account,
    cumulative: cumulative.toString(),
    state,
    // Of one on its way, the last that was sent: another may replace it.
    transaction: sent ? (row.attempts?.at(-1)?.hash ?? null) : transaction,
    trouble: sent ? (row.trouble ?? trouble) : trouble,
  };
}
