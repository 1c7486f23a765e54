import type { ApiEditionHeld } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { campaigns, editionBalances } from "../../store/chainTables.ts";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { editionsOf } from "./editionsOf.ts";
import type { Paging } from "./paging.ts";

/** The editions that an account holds, of the newest campaigns first. */
export async function listHeld(
  db: Db,
  account: Hex,
  paging: Paging,
): Promise<{ items: ApiEditionHeld[]; next: string | null }> {
  const from = decodeCursor(paging.cursor, z.tuple([z.literal("held"), z.int()]));
  const rows = await db
    .select({ balance: editionBalances, campaign: campaigns, title: documents.title })
    .from(editionBalances)
    .innerJoin(campaigns, eq(campaigns.id, editionBalances.campaign))
    .leftJoin(documents, and(eq(documents.digest, campaigns.terms), eq(documents.kind, "terms")))
    .where(and(eq(editionBalances.account, account), from ? lt(editionBalances.campaign, from[1]) : undefined))
    .orderBy(desc(editionBalances.campaign))
    .limit(paging.limit + 1);
  const editionOf = await editionsOf(
    db,
    rows.map(({ campaign }) => campaign),
  );
  return toPage(
    rows,
    paging.limit,
    ({ balance }) => ["held", balance.campaign],
    ({ balance, campaign, title }) => ({
      campaign: campaign.id,
      campaignTitle: title,
      amount: balance.amount.toString(),
      edition: editionOf(campaign),
    }),
  );
}
