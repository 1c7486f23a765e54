import { and, eq } from "drizzle-orm";
import { getTransactionCount } from "viem/actions";
import { batches, payouts } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";

/** The account's next nonce: after what is mined, and after our own transactions that aren't yet, whether the node has them or lost them. */
export async function nextNonce({ db, chain, account }: Pipeline): Promise<number> {
  const mined = await getTransactionCount(chain.client, { address: account.address, blockTag: "latest" });
  const sent = await db.select({ attempts: batches.attempts }).from(batches).where(eq(batches.state, "sent"));
  const paying = await db
    .select({ attempts: payouts.attempts })
    .from(payouts)
    .where(and(eq(payouts.final, false), eq(payouts.state, "sent")));
  const ours = [...sent, ...paying].flatMap(({ attempts }) => attempts.slice(-1).map(({ nonce }) => nonce + 1));
  return Math.max(mined, ...ours);
}
