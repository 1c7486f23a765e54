import type { ApiCredit } from "@colophon/sdk/api/schemas.ts";
import { and, asc, eq, gt } from "drizzle-orm";
import type { Hex } from "viem";
import { accountCredits } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { tokensOf } from "./tokensOf.ts";

/** Tokens in one answer: an account that won stakes in more withdraws in rounds. */
const MOST = 500;

/** What an account may withdraw from the pools' contract. */
export async function listCredits(db: Db, account: Hex): Promise<ApiCredit[]> {
  const { credited, withdrawn, token } = accountCredits;
  const rows = await db
    .select()
    .from(accountCredits)
    .where(and(eq(accountCredits.account, account), gt(credited, withdrawn)))
    .orderBy(asc(token))
    .limit(MOST);
  const tokenOf = await tokensOf(
    db,
    rows.map((row) => row.token),
  );
  return rows.map((row) => ({ token: tokenOf(row.token), amount: (row.credited - row.withdrawn).toString() }));
}
