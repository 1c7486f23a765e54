import { type SQL, sql } from "drizzle-orm";
import type { Db } from "../store/openDatabase.ts";

/** From so many on, the database is told how many there are, so that it plans for them. */
const MANY = 2_000;

/** Makes sure that `stale_works` is there: ids whose works something has happened to. A connection's own, and empty after each transaction. */
export async function openStale(tx: Db): Promise<void> {
  await tx.execute(sql`create temp table if not exists stale_works (id bytea primary key) on commit delete rows`);
}

/**
 * Notes works to be derived anew (`deriveWorks`) in the same transaction.
 *
 * @param ids a query for them, as `id`; repeated ones are noted once
 */
export async function markStale(tx: Db, ids: SQL): Promise<void> {
  await openStale(tx);
  await tx.execute(sql`insert into stale_works select distinct named.id from (${ids}) named on conflict do nothing`);
}

/** How many are noted. */
export async function countStale(tx: Db): Promise<number> {
  await openStale(tx);
  const [row] = await tx.select({ many: sql<number>`count(*)::int` }).from(sql`stale_works`);
  const many = row?.many ?? 0;
  if (many >= MANY) await tx.execute(sql`analyze stale_works`);
  return many;
}
