import type { ApiExplainedWork, ApiWorkExplanation } from "@colophon/sdk/api/explanationSchemas.ts";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { statementCredits, statementEdges, statementWorks } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { ApiProblem } from "../problem.ts";
import { findExplained } from "./findExplained.ts";
import type { Paging } from "./paging.ts";
import { showLine } from "./showLine.ts";
import { titlesOf } from "./titlesOf.ts";

/** How a work's sum came about by a statement. @throws ApiProblem 404 */
export async function explainWork(
  db: Db,
  { root, id }: { root: Hex; id: Hex },
  paging: Paging,
  now: number,
): Promise<ApiWorkExplanation> {
  const { file, shown } = await findExplained(db, root, now);
  const [line] = await db
    .select()
    .from(statementWorks)
    .where(and(eq(statementWorks.file, file), eq(statementWorks.id, id)));
  if (!line) throw offRoll(id, root);
  const [parents, credits, remixes] = await Promise.all([
    db
      .select()
      .from(statementEdges)
      .where(and(eq(statementEdges.file, file), eq(statementEdges.child, line.place)))
      .orderBy(asc(statementEdges.ordinal)),
    db
      .select()
      .from(statementCredits)
      .where(and(eq(statementCredits.file, file), eq(statementCredits.work, line.place)))
      .orderBy(asc(statementCredits.ordinal)),
    remixesOf(db, file, id, paging),
  ]);
  const titleOf = await titlesOf(db, [id, ...parents.map(({ parent }) => parent), ...remixes.ids]);
  const work: ApiExplainedWork = {
    ...showLine(line, titleOf(id)),
    parents: parents.map(({ parent, amount, state }) => ({
      id: parent,
      title: titleOf(parent),
      amount: amount.toString(),
      state,
    })),
    credits: credits.map(({ account, bps, amount }) => ({ account, bps, amount: amount.toString() })),
  };
  return { statement: shown, work, remixes: remixes.page(titleOf) };
}

/** The works that name this one as a parent, largest amounts first. */
async function remixesOf(db: Db, file: Hex, id: Hex, paging: Paging) {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("remixes"), DECIMAL, z.int(), z.int()]));
  const { amount, child, ordinal } = statementEdges;
  const rows = await db
    .select({ edge: statementEdges, id: statementWorks.id, author: statementWorks.author })
    .from(statementEdges)
    .innerJoin(statementWorks, and(eq(statementWorks.file, file), eq(statementWorks.place, child)))
    .where(
      and(
        eq(statementEdges.file, file),
        eq(statementEdges.parent, id),
        from ? sql`(${amount}, ${child}, ${ordinal}) < (${from[1]}::numeric, ${from[2]}, ${from[3]})` : undefined,
      ),
    )
    .orderBy(desc(amount), desc(child), desc(ordinal))
    .limit(paging.limit + 1);
  return {
    ids: rows.map((row) => row.id),
    page: (titleOf: (id: Hex) => string | null) =>
      toPage(
        rows,
        paging.limit,
        ({ edge }) => ["remixes", edge.amount.toString(), edge.child, edge.ordinal],
        (row) => ({
          id: row.id,
          title: titleOf(row.id),
          author: row.author,
          amount: row.edge.amount.toString(),
          ordinal: row.edge.ordinal,
          state: row.edge.state,
        }),
      ),
  };
}

function offRoll(id: Hex, root: Hex): ApiProblem {
  return new ApiProblem(
    404,
    "not-on-this-statement",
    `The work ${id} is not on the roll of the statement ${root}: it was not accepted, not verified, or not certified in time. So it earned nothing by it.`,
    { id, root },
  );
}

/** An amount in a cursor. */
export const DECIMAL = z.string().regex(/^\d{1,78}$/);
