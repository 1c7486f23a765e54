import { and, asc, desc, eq, type SQL } from "drizzle-orm";
import type { Hex } from "viem";
import { statementLeaves } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";

/** The leaves of a root, largest amounts first, then by account: the order of the index `statement_leaves_amount`. */
export function selectLeaves(db: Db, root: Hex, where: SQL | undefined, limit: number) {
  const { account, cumulative } = statementLeaves;
  return db
    .select({ account, cumulative })
    .from(statementLeaves)
    .where(and(eq(statementLeaves.root, root), where))
    .orderBy(desc(cumulative), asc(account))
    .limit(limit);
}
