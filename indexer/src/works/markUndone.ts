import { sql } from "drizzle-orm";
import type { Db } from "../store/openDatabase.ts";
import { markStale } from "./staleWorks.ts";

/**
 * Notes the works of which something goes with the blocks above `ancestor`, and takes the leaves anchored there away. What was anchored
 * at or below hangs on nothing above. Call it before the undoing.
 */
export async function markUndone(tx: Db, ancestor: number): Promise<void> {
  await markStale(
    tx,
    sql`select decode(substr(key::json->>0, 3), 'hex') as id from undo
        where block > ${ancestor} and "table" in ('attributions', 'standingVerdicts', 'appeals')
      union all select id from anchored_leaves where block > ${ancestor}`,
  );
  await tx.execute(sql`delete from anchored_leaves where block > ${ancestor}`);
}
