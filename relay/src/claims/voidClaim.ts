import { and, eq } from "drizzle-orm";
import type { Pipeline } from "../batches/pipeline.ts";
import { type Claim, claims } from "../store/tables.ts";

/** Gives a waiting claim up, and with it what was kept of the brand's budget. Sent again, it is looked at again. */
export async function voidClaim({ db, log }: Pipeline, { id }: Claim, why: string): Promise<void> {
  await db
    .update(claims)
    .set({ state: "void", trouble: why })
    .where(and(eq(claims.id, id), eq(claims.state, "waiting")));
  log.warn({ claim: id, err: why }, "a claim was given up");
}
