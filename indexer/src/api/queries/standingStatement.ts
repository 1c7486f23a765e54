import type { InferSelectModel } from "drizzle-orm";
import { and, gt, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { pools } from "../../store/chainTables.ts";

type Pool = InferSelectModel<typeof pools>;

/** True if a pool's pending statement came to stand by time alone: undisputed (or upheld) until `claimableFrom`. */
export function isDue(pool: Pick<Pool, "state" | "claimableFrom">, now: number): boolean {
  return (
    (pool.state === "proposed" || pool.state === "upheld") && pool.claimableFrom !== null && pool.claimableFrom <= now
  );
}

/** What can be claimed against now: statement number, root and cumulative total; null: nothing stands. */
export function standingStatement(pool: Pool, now: number): { number: number; root: Hex; total: bigint } | null {
  if (isDue(pool, now) && pool.pendingRoot && pool.pending !== null && pool.pendingTotal !== null) {
    return { number: pool.pending, root: pool.pendingRoot, total: pool.pendingTotal };
  }
  return pool.root ? { number: pool.standing, root: pool.root, total: pool.total } : null;
}

/** The same rule for the database: the pool has a standing statement. */
export function hasStanding(now: number): SQL | undefined {
  return or(
    gt(pools.standing, 0),
    and(
      inArray(pools.state, ["proposed", "upheld"]),
      lte(pools.claimableFrom, now),
      sql`${pools.pendingRoot} is not null`,
    ),
  );
}

/** The root that stands, for the database. */
export function standingRoot(now: number): SQL<Hex | null> {
  const due = and(inArray(pools.state, ["proposed", "upheld"]), lte(pools.claimableFrom, now));
  return sql`case when ${due} and ${pools.pendingRoot} is not null then ${pools.pendingRoot} else ${pools.root} end`;
}
