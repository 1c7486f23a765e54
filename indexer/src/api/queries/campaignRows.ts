import type { ApiCampaign, Phase, Terms } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, asc, eq, type InferSelectModel, inArray, sql } from "drizzle-orm";
import { campaigns, curators, forwarders, pools } from "../../store/chainTables.ts";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { editionsOf } from "./editionsOf.ts";
import { showPool } from "./showPool.ts";
import { standingStatement } from "./standingStatement.ts";
import { tokensOf } from "./tokensOf.ts";

type Row = InferSelectModel<typeof campaigns>;

/** Campaigns with their terms: add `where`, order and limit. */
export function selectCampaigns(db: Db) {
  return db
    .select({ campaign: campaigns, terms: sql<Terms | null>`${documents.content}` })
    .from(campaigns)
    .leftJoin(documents, and(eq(documents.digest, campaigns.terms), eq(documents.kind, "terms")));
}

/** Where a campaign stands. `stands`: one of its statements does. */
export function phaseOf(campaign: Row, stands: boolean, now: number): Phase {
  if (now < campaign.opens) return "upcoming";
  if (now < campaign.closes) return "open";
  if (now < campaign.reviewEnds) return "review";
  if (now < campaign.appealsEnd) return "appeals";
  if (now < campaign.rollAt) return "finality";
  return stands ? "paid" : "settling";
}

/** Campaigns as the API shows them, with pools, curators, editions and forwarders: some more queries for all of them. */
export async function showCampaigns(
  db: Db,
  rows: readonly { campaign: Row; terms: Terms | null }[],
  now: number,
): Promise<ApiCampaign[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ campaign }) => campaign.id);
  const theirPools = await db.select().from(pools).where(inArray(pools.campaign, ids)).orderBy(asc(pools.token));
  const theirCurators = await db
    .select()
    .from(curators)
    .where(and(inArray(curators.campaign, ids), eq(curators.active, true)))
    .orderBy(asc(curators.account));
  const theirForwarders = await db.select().from(forwarders).where(inArray(forwarders.campaign, ids));
  const editionOf = await editionsOf(
    db,
    rows.map(({ campaign }) => campaign),
  );
  const tokenOf = await tokensOf(
    db,
    theirPools.map(({ token }) => token),
  );
  return rows.map(({ campaign, terms }) => {
    const mine = theirPools.filter((pool) => pool.campaign === campaign.id);
    const stands = mine.some((pool) => standingStatement(pool, now) !== null);
    return {
      id: campaign.id,
      brand: campaign.brand,
      arbiter: campaign.arbiter,
      relay: campaign.relay,
      curators: theirCurators.filter((row) => row.campaign === campaign.id).map(({ account }) => account),
      settings: campaign.settings,
      locked: campaign.locked,
      config: campaign.config,
      termsVersion: campaign.termsVersion,
      termsCid: cidFromDigest(campaign.terms, 0),
      terms,
      phase: phaseOf(campaign, stands, now),
      reviewStarts: campaign.reviewStarts,
      reviewEnds: campaign.reviewEnds,
      appealsEnd: campaign.appealsEnd,
      rollAt: campaign.rollAt,
      settleBy: campaign.settleBy,
      counts: countsOf(campaign, now),
      pools: mine.map((pool) => showPool(pool, tokenOf(pool.token), now)),
      bondsToForward: campaign.bondsToForward.toString(),
      edition: editionOf(campaign),
      royalties: {
        bps: campaign.settings.royaltyBps,
        forwarder: theirForwarders.find((row) => row.campaign === campaign.id)?.forwarder ?? null,
        arrived: mine
          .filter(({ fromRoyalties }) => fromRoyalties > 0n)
          .map(({ token, fromRoyalties }) => ({ token: tokenOf(token), amount: fromRoyalties.toString() })),
      },
      openedAt: campaign.openedAt,
      block: campaign.block,
      transaction: campaign.transaction,
    };
  });
}

/** Kept by the indexer, not counted here; by the same rule as `effectiveStanding`. */
function countsOf(campaign: Row, now: number): ApiCampaign["counts"] {
  const { works, minted, verified, contributors, rejected, appealed, commitments, anchors, polls } = campaign;
  const unjudged = works - campaign.accepted - rejected - appealed;
  const reviewed = now >= campaign.reviewEnds;
  const heard = now >= campaign.appealsEnd;
  return {
    works,
    minted,
    verified,
    accepted: campaign.accepted + (reviewed ? unjudged : 0) + (heard ? appealed : 0),
    rejected: rejected + (heard ? 0 : appealed),
    inReview: reviewed ? 0 : unjudged,
    contributors,
    commitments,
    anchors,
    appeals: heard ? 0 : campaign.appealsPending,
    polls,
  };
}
