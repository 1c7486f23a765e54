import type { ApiDisputedStatement, ApiStake, ApiStatementTurn } from "@colophon/sdk/api/disputeSchemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, asc, desc, eq, inArray, lt } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { pools, raises, statements, statementTurns } from "../../store/chainTables.ts";
import { transactionNotes } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { checkCampaign } from "./checkCampaign.ts";
import { showStatement } from "./listStatements.ts";
import type { Paging } from "./paging.ts";
import { tokensOf } from "./tokensOf.ts";

/** One pool's statements, newest first, each with its dispute. Raises double, so no dispute has more than some dozens. @throws ApiProblem 404 */
export async function listPoolStatements(
  db: Db,
  { id: campaign, token }: { id: number; token: Hex },
  paging: Paging,
  now: number,
): Promise<{ items: ApiDisputedStatement[]; next: string | null }> {
  await checkCampaign(db, campaign);
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("pool"), z.int()]));
  const rows = await db
    .select({ statement: statements, pool: pools })
    .from(statements)
    .innerJoin(pools, and(eq(pools.campaign, statements.campaign), eq(pools.token, statements.token)))
    .where(
      and(
        eq(statements.campaign, campaign),
        eq(statements.token, token),
        from ? lt(statements.number, from[1]) : undefined,
      ),
    )
    .orderBy(desc(statements.number))
    .limit(paging.limit + 1);
  const numbers = rows.map(({ statement }) => statement.number);
  const [tokenOf, stakes, turns] = await Promise.all([
    tokensOf(db, [token]),
    stakesOf(db, campaign, token, numbers),
    turnsOf(db, campaign, token, numbers),
  ]);
  return toPage(
    rows,
    paging.limit,
    ({ statement }) => ["pool", statement.number],
    (row) => ({
      ...showStatement(row, tokenOf(token), now),
      stakes: stakes.filter(({ number }) => number === row.statement.number).map(({ stake }) => stake),
      turns: turns.filter(({ number }) => number === row.statement.number).map(({ turn }) => turn),
    }),
  );
}

async function stakesOf(db: Db, campaign: number, token: Hex, numbers: number[]) {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ raise: raises, note: transactionNotes.note })
    .from(raises)
    .leftJoin(transactionNotes, eq(transactionNotes.transaction, raises.transaction))
    .where(and(eq(raises.campaign, campaign), eq(raises.token, token), inArray(raises.number, numbers)))
    .orderBy(asc(raises.block), asc(raises.logIndex));
  return rows.map(({ raise: { number, raiser, stands, amount, time, transaction }, note }) => {
    const stake: ApiStake = { raiser, stands, amount: amount.toString(), note: showNote(note), time, transaction };
    return { number, stake };
  });
}

async function turnsOf(db: Db, campaign: number, token: Hex, numbers: number[]) {
  if (numbers.length === 0) return [];
  const rows = await db
    .select({ turn: statementTurns, note: transactionNotes.note })
    .from(statementTurns)
    .leftJoin(
      transactionNotes,
      and(eq(transactionNotes.transaction, statementTurns.transaction), eq(statementTurns.kind, "decided")),
    )
    .where(
      and(
        eq(statementTurns.campaign, campaign),
        eq(statementTurns.token, token),
        inArray(statementTurns.number, numbers),
      ),
    )
    .orderBy(asc(statementTurns.block), asc(statementTurns.logIndex));
  return rows.map(({ turn: { number, kind, stands, amount, time, transaction }, note }) => {
    const turn: ApiStatementTurn = {
      ...{ kind, stands, time, transaction },
      amount: amount?.toString() ?? null,
      note: showNote(note),
    };
    return { number, turn };
  });
}

function showNote(note: Hex | null): ApiStake["note"] {
  return note && { digest: note, cid: cidFromDigest(note, 0) };
}
