import type { ApiClaimRecord } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { claims } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import type { Paging } from "./paging.ts";
import { tokensOf } from "./tokensOf.ts";

/** Claims of an account or a campaign, or all, newest first. */
export async function listClaims(
  db: Db,
  of: { account?: Hex; campaign?: number | undefined },
  paging: Paging,
): Promise<{ items: ApiClaimRecord[]; next: string | null }> {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("claims"), z.int(), z.int()]));
  const rows = await db
    .select()
    .from(claims)
    .where(
      and(
        of.account ? eq(claims.account, of.account) : undefined,
        of.campaign !== undefined ? eq(claims.campaign, of.campaign) : undefined,
        from ? sql`(${claims.block}, ${claims.logIndex}) < (${from[1]}, ${from[2]})` : undefined,
      ),
    )
    .orderBy(desc(claims.block), desc(claims.logIndex))
    .limit(paging.limit + 1);
  const tokenOf = await tokensOf(
    db,
    rows.map(({ token }) => token),
  );
  return toPage(
    rows,
    paging.limit,
    (row) => ["claims", row.block, row.logIndex],
    ({ campaign, token, account, to, amount, cumulative, time, transaction }) => ({
      campaign,
      token: tokenOf(token),
      account,
      to,
      amount: amount.toString(),
      cumulative: cumulative.toString(),
      time,
      transaction,
    }),
  );
}
