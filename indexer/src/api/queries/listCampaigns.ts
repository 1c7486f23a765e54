import type { ApiCampaign, Phase } from "@colophon/sdk/api/schemas.ts";
import { and, desc, eq, exists, gt, inArray, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { campaigns, curators, pools } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import type { CampaignQuery } from "../params.ts";
import { selectCampaigns, showCampaigns } from "./campaignRows.ts";
import { hasStanding } from "./standingStatement.ts";

export async function listCampaigns(
  db: Db,
  query: CampaignQuery,
  now: number,
): Promise<{ items: ApiCampaign[]; next: string | null }> {
  const from = decodeCursor(query.cursor, z.tuple([z.literal("campaigns"), z.int()]));
  const rows = await selectCampaigns(db)
    .where(
      and(
        query.brand ? eq(campaigns.brand, query.brand) : undefined,
        query.arbiter ? eq(campaigns.arbiter, query.arbiter) : undefined,
        query.curator ? isCurator(db, query.curator) : undefined,
        query.role
          ? or(eq(campaigns.brand, query.role), eq(campaigns.arbiter, query.role), isCurator(db, query.role))
          : undefined,
        query.phase ? inPhase(db, query.phase, now) : undefined,
        from ? lt(campaigns.id, from[1]) : undefined,
      ),
    )
    .orderBy(desc(campaigns.id))
    .limit(query.limit + 1);
  const page = toPage(
    rows,
    query.limit,
    ({ campaign }) => ["campaigns", campaign.id],
    (row) => row,
  );
  return { items: await showCampaigns(db, page.items, now), next: page.next };
}

/** Named by the brand, and not dismissed. */
function isCurator(db: Db, account: Hex): SQL {
  const theirs = db
    .select({ id: curators.campaign })
    .from(curators)
    .where(and(eq(curators.account, account), eq(curators.active, true)));
  return inArray(campaigns.id, theirs);
}

/** The same rule as `phaseOf`, for the database. */
function inPhase(db: Db, phase: Phase, now: number): SQL | undefined {
  const between = (start: Parameters<typeof lte>[0], end: Parameters<typeof gt>[0]) =>
    and(lte(start, now), gt(end, now));
  const stands = exists(
    db
      .select({ one: sql`1` })
      .from(pools)
      .where(and(eq(pools.campaign, campaigns.id), hasStanding(now))),
  );
  switch (phase) {
    case "upcoming":
      return gt(campaigns.opens, now);
    case "open":
      return between(campaigns.opens, campaigns.closes);
    case "review":
      return between(campaigns.closes, campaigns.reviewEnds);
    case "appeals":
      return between(campaigns.reviewEnds, campaigns.appealsEnd);
    case "finality":
      return between(campaigns.appealsEnd, campaigns.rollAt);
    case "settling":
      return and(lte(campaigns.rollAt, now), not(stands));
    case "paid":
      return and(lte(campaigns.rollAt, now), stands);
  }
}
