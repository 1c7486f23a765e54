import { sql } from "drizzle-orm";
import type { Db } from "./openDatabase.ts";

/**
 * Gives works the verification that is known of their bytes, and their campaigns the count: for works that are new, and for those
 * that name other bytes than before, by a supersession or by its undoing.
 *
 * @param works rows as `encodeRow` makes them, as JSON
 */
export async function knowVerification(tx: Db, works: string): Promise<void> {
  await tx.execute(
    sql`with found as (
        select works.id, works.verification as was, coalesce(contents.verification, 'pending') as now
        from works
        join json_populate_recordset(null::works, ${works}::json) named on works.id = named.id
        left join contents on contents.digest = works.digest and contents.codec = works.codec
      ), changed as (
        update works set verification = found.now from found where works.id = found.id and found.was <> found.now
        returning works.campaign, found.was, found.now
      ), counted as (
        select campaign, sum((now = 'verified')::int - (was = 'verified')::int)::int as many from changed group by campaign
      )
      update campaigns set verified = verified + counted.many from counted where campaigns.id = counted.campaign`,
  );
}
