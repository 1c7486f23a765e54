import type { ApiPool, ApiToken } from "@colophon/sdk/api/schemas.ts";
import type { InferSelectModel } from "drizzle-orm";
import type { pools } from "../../store/chainTables.ts";
import { isDue, standingStatement } from "./standingStatement.ts";

/** A pool as it stands at a time: a statement that is due counts as standing, written down or not. */
export function showPool(pool: InferSelectModel<typeof pools>, token: ApiToken, now: number): ApiPool {
  const standing = standingStatement(pool, now);
  const pending = pool.state !== "none" && !isDue(pool, now);
  return {
    campaign: pool.campaign,
    token,
    funded: pool.funded.toString(),
    refunded: pool.refunded.toString(),
    paid: pool.paid.toString(),
    proceeds: {
      editions: pool.fromEditions.toString(),
      royalties: pool.fromRoyalties.toString(),
      bonds: pool.fromBonds.toString(),
      stakes: pool.fromStakes.toString(),
      gifts: pool.fromGifts.toString(),
      taken: pool.taken.toString(),
      held: pool.proceeds.toString(),
    },
    total: (standing?.total ?? 0n).toString(),
    root: standing?.root ?? null,
    state: pending ? pool.state : "none",
    pendingTotal: pending && pool.pendingTotal !== null ? pool.pendingTotal.toString() : null,
    pendingRoot: pending ? pool.pendingRoot : null,
    pendingEmpty: pending && pool.pendingRoot === null,
    claimableFrom: pending ? pool.claimableFrom : null,
    emptyStood: pool.emptyStood || (isDue(pool, now) && pool.pendingRoot === null),
  };
}
