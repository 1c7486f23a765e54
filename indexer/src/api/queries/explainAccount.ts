import type { ApiAccountExplanation, ApiExplainedPart } from "@colophon/sdk/api/explanationSchemas.ts";
import { and, desc, eq, lt, type SQLWrapper, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { pools, statements } from "../../store/chainTables.ts";
import { statementCredits, statementLeaves, statementWorks } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { ApiProblem } from "../problem.ts";
import { DECIMAL } from "./explainWork.ts";
import { type Explained, findExplained } from "./findExplained.ts";
import { stateOf } from "./listStatements.ts";
import type { Paging } from "./paging.ts";
import { showLine } from "./showLine.ts";
import { titlesOf } from "./titlesOf.ts";

/** Earlier statements in one answer. */
const MOST_EARLIER = 50;

/** How an account's amount came about by a statement: its works, largest parts first. @throws ApiProblem 404 */
export async function explainAccount(
  db: Db,
  { root, account }: { root: Hex; account: Hex },
  paging: Paging,
  now: number,
): Promise<ApiAccountExplanation> {
  const found = await findExplained(db, root, now);
  const [leaf] = await db
    .select({ cumulative: statementLeaves.cumulative })
    .from(statementLeaves)
    .where(and(eq(statementLeaves.root, root), eq(statementLeaves.account, account)));
  if (!leaf) throw nothingFor(account, root);
  const [sums, earlier, works] = await Promise.all([
    sumsOf(db, found.file, account),
    earlierOf(db, found, account, now),
    partsOf(db, found.file, account, paging),
  ]);
  // What stood before is in the file by its total alone; its leaves are known from its own file.
  const before = found.shown.previous === null ? "0" : (earlier[0]?.cumulative ?? "0");
  return {
    statement: found.shown,
    account,
    cumulative: leaf.cumulative.toString(),
    previous: before,
    earlier,
    sums,
    works,
  };
}

/** The account's works added up. A work that credits it twice (no valid manifest does) counts once. */
async function sumsOf(db: Db, file: Hex, account: Hex): Promise<ApiAccountExplanation["sums"]> {
  const mine = db
    .select({ work: statementCredits.work, part: sql<string>`sum(${statementCredits.amount})`.as("part") })
    .from(statementCredits)
    .where(and(eq(statementCredits.file, file), eq(statementCredits.account, account)))
    .groupBy(statementCredits.work)
    .as("mine");
  const { equal, curated, community, received, remixes, kept, place } = statementWorks;
  const total = (what: SQLWrapper) => sql<string>`coalesce(sum(${what}), 0)::text`;
  const [sums] = await db
    .select({
      works: sql<number>`count(*)::int`,
      equal: total(equal),
      curated: total(curated),
      community: total(community),
      received: total(received),
      remixes: sql<number>`coalesce(sum(${remixes}), 0)::int`,
      passed: total(sql`${equal} + ${curated} + ${community} + ${received} - ${kept}`),
      kept: total(kept),
      part: total(mine.part),
    })
    .from(mine)
    .innerJoin(statementWorks, and(eq(statementWorks.file, file), eq(place, mine.work)));
  if (!sums) throw new Error("a sum has always a row");
  return sums;
}

/** Statements of the pool that stood before this one, newest first, where the account had something. */
async function earlierOf(db: Db, { row }: Explained, account: Hex, now: number) {
  const rows = await db
    .select({ row: statements, pool: pools, cumulative: statementLeaves.cumulative })
    .from(statements)
    .innerJoin(pools, and(eq(pools.campaign, statements.campaign), eq(pools.token, statements.token)))
    .innerJoin(statementLeaves, and(eq(statementLeaves.root, statements.root), eq(statementLeaves.account, account)))
    .where(
      and(
        eq(statements.campaign, row.campaign),
        eq(statements.token, row.token),
        lt(statements.number, row.number),
        eq(statements.state, "stood"),
      ),
    )
    .orderBy(desc(statements.number))
    .limit(MOST_EARLIER);
  return rows
    .filter((one) => ["stands", "superseded"].includes(stateOf(one.row, one.pool, now)))
    .flatMap((one) =>
      one.row.root ? [{ number: one.row.number, root: one.row.root, cumulative: one.cumulative.toString() }] : [],
    );
}

async function partsOf(db: Db, file: Hex, account: Hex, paging: Paging) {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("parts"), DECIMAL, z.int(), z.int()]));
  const { amount, work, ordinal } = statementCredits;
  const rows = await db
    .select({ credit: statementCredits, line: statementWorks })
    .from(statementCredits)
    .innerJoin(statementWorks, and(eq(statementWorks.file, file), eq(statementWorks.place, work)))
    .where(
      and(
        eq(statementCredits.file, file),
        eq(statementCredits.account, account),
        from ? sql`(${amount}, ${work}, ${ordinal}) < (${from[1]}::numeric, ${from[2]}, ${from[3]})` : undefined,
      ),
    )
    .orderBy(desc(amount), desc(work), desc(ordinal))
    .limit(paging.limit + 1);
  const titleOf = await titlesOf(
    db,
    rows.map(({ line }) => line.id),
  );
  return toPage(
    rows,
    paging.limit,
    ({ credit }) => ["parts", credit.amount.toString(), credit.work, credit.ordinal],
    ({ credit, line }): ApiExplainedPart => ({
      ...showLine(line, titleOf(line.id)),
      passed: (line.equal + line.curated + line.community + line.received - line.kept).toString(),
      bps: credit.bps,
      part: credit.amount.toString(),
    }),
  );
}

function nothingFor(account: Hex, root: Hex): ApiProblem {
  return new ApiProblem(
    404,
    "not-on-this-statement",
    `The statement ${root} gives ${account} nothing: it is credited in no work on this roll that kept anything, nor in an earlier statement.`,
    { account, root },
  );
}
