import type { ApiStatement } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, desc, eq, type InferSelectModel, sql } from "drizzle-orm";
import { z } from "zod";
import { pools, statements } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { checkCampaign } from "./checkCampaign.ts";
import type { Paging } from "./paging.ts";
import { isDue, standingStatement } from "./standingStatement.ts";
import { tokensOf } from "./tokensOf.ts";

type StatementRow = InferSelectModel<typeof statements>;

/** A campaign's statements, in all its pools; proposals of an empty roll, which have no root and no file, among them. @throws ApiProblem 404 */
export async function listStatements(db: Db, campaign: number, paging: Paging, now: number) {
  await checkCampaign(db, campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("statements"), z.int(), z.int()]));
  const rows = await db
    .select({ statement: statements, pool: pools })
    .from(statements)
    .innerJoin(pools, and(eq(pools.campaign, statements.campaign), eq(pools.token, statements.token)))
    .where(
      and(
        eq(statements.campaign, campaign),
        from ? sql`(${statements.block}, ${statements.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(statements.block), desc(statements.logIndex))
    .limit(paging.limit + 1);
  const tokenOf = await tokensOf(
    db,
    rows.map(({ statement }) => statement.token),
  );
  return toPage(
    rows,
    paging.limit,
    ({ statement }) => ["statements", statement.block, statement.logIndex],
    (row) => showStatement(row, tokenOf(row.statement.token), now),
  );
}

/** A statement as the API shows it. */
export function showStatement(
  { statement, pool }: { statement: StatementRow; pool: InferSelectModel<typeof pools> },
  token: ApiStatement["token"],
  now: number,
): ApiStatement {
  const { campaign, number, proposer, empty, root, proposedAt, claimableFrom, transaction, block } = statement;
  return {
    ...{ campaign, token, number, proposer, empty, root, proposedAt, claimableFrom, transaction, block },
    total: statement.total.toString(),
    bond: statement.bond.toString(),
    cid: statement.statement && cidFromDigest(statement.statement, statement.codec === 1 ? 1 : 0),
    state: stateOf(statement, pool, now),
  };
}

/** What became of a statement, by its events and by time. */
export function stateOf(
  statement: StatementRow,
  pool: InferSelectModel<typeof pools>,
  now: number,
): ApiStatement["state"] {
  const due = pool.pending === statement.number && isDue(pool, now);
  if (statement.state !== "stood" && !due) return statement.state;
  // An empty roll stands until a statement does; none can have stood before it.
  if (statement.empty) return standingStatement(pool, now) ? "superseded" : "stands";
  return standingStatement(pool, now)?.number === statement.number ? "stands" : "superseded";
}
