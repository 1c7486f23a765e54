import type { ApiStatementAccountPage } from "@colophon/sdk/api/explanationSchemas.ts";
import { and, desc, eq, gt, inArray, lt, type SQL } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { statements } from "../../store/chainTables.ts";
import { statementLeaves } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { DECIMAL } from "./explainWork.ts";
import { type Explained, findExplained } from "./findExplained.ts";
import type { Paging } from "./paging.ts";
import { selectLeaves } from "./selectLeaves.ts";

const CURSOR = z.tuple([z.literal("accounts"), DECIMAL, z.string().regex(/^0x[0-9a-f]{40}$/)]);

export interface AccountFilter extends Paging {
  /** This one alone. */
  account?: Hex | undefined;
}

/** Who earned what by a statement, largest amounts first, then by account. @throws ApiProblem 404 */
export async function listAccounts(
  db: Db,
  root: Hex,
  { account, cursor, limit }: AccountFilter,
  now: number,
): Promise<ApiStatementAccountPage> {
  const from = decodeCursor(cursor, CURSOR);
  const found = await findExplained(db, root, now);
  const only = account && eq(statementLeaves.account, account);
  const rows = await leavesFrom(
    db,
    root,
    from && { cumulative: BigInt(from[1]), account: from[2] as Hex },
    limit + 1,
    only,
  );
  const before = await amountsBefore(
    db,
    found,
    rows.map((row) => row.account),
  );
  const page = toPage(
    rows,
    limit,
    (row) => ["accounts", row.cumulative.toString(), row.account],
    (row) => ({
      account: row.account,
      cumulative: row.cumulative.toString(),
      previous: (before.get(row.account) ?? 0n).toString(),
    }),
  );
  const { accounts, total, given } = found.shown;
  return { ...page, accounts, total, given };
}

interface Leaf {
  account: Hex;
  cumulative: bigint;
}

/**
 * The next leaves of a root. What remains of the amount where the page before ended is a question of its own: asked for both at once,
 * the database would read and drop all accounts before that place, which is everybody in an equal split.
 */
async function leavesFrom(db: Db, root: Hex, from: Leaf | null, count: number, only: SQL | undefined): Promise<Leaf[]> {
  const { account, cumulative } = statementLeaves;
  if (from === null) return selectLeaves(db, root, only, count);
  const same = await selectLeaves(
    db,
    root,
    and(eq(cumulative, from.cumulative), gt(account, from.account), only),
    count,
  );
  if (same.length === count) return same;
  return [...same, ...(await selectLeaves(db, root, and(lt(cumulative, from.cumulative), only), count - same.length))];
}

/** What accounts had by the statement that stood before this one; nothing where this is the first. */
async function amountsBefore(db: Db, { row, shown }: Explained, accounts: Hex[]): Promise<Map<Hex, bigint>> {
  if (shown.previous === null || accounts.length === 0) return new Map();
  const [before] = await db
    .select({ root: statements.root })
    .from(statements)
    .where(
      and(
        eq(statements.campaign, row.campaign),
        eq(statements.token, row.token),
        lt(statements.number, row.number),
        eq(statements.state, "stood"),
        eq(statements.empty, false),
      ),
    )
    .orderBy(desc(statements.number))
    .limit(1);
  if (!before?.root) return new Map();
  const leaves = await db
    .select({ account: statementLeaves.account, cumulative: statementLeaves.cumulative })
    .from(statementLeaves)
    .where(and(eq(statementLeaves.root, before.root), inArray(statementLeaves.account, accounts)));
  return new Map(leaves.map((leaf) => [leaf.account, leaf.cumulative]));
}
