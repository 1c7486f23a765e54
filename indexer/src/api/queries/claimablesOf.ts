import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { and, asc, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { campaigns, claimed, pools, statements } from "../../store/chainTables.ts";
import { documents, statementLeaves } from "../../store/factTables.ts";
import { proofOf } from "../claims/proofOf.ts";
import type { ApiContext } from "../createApp.ts";
import { standingRoot, standingStatement } from "./standingStatement.ts";
import { tokensOf } from "./tokensOf.ts";

/** Pools in one answer; an account in more of them claims in rounds. */
const MOST = 500;

/** All that an account earned by statements that stand, also where nothing is left to claim. */
export async function claimablesOf({ db, head, log }: ApiContext, account: Hex): Promise<ApiClaimable[]> {
  const now = head.now();
  const at = head.row();
  if (!at) return [];
  const rows = await db
    .select({ leaf: statementLeaves, pool: pools, paid: claimed.cumulative, title: documents.title })
    .from(statementLeaves)
    .innerJoin(
      pools,
      and(
        eq(pools.campaign, statementLeaves.campaign),
        eq(pools.token, statementLeaves.token),
        eq(standingRoot(now), statementLeaves.root),
      ),
    )
    .innerJoin(campaigns, eq(campaigns.id, pools.campaign))
    .leftJoin(documents, and(eq(documents.digest, campaigns.terms), eq(documents.kind, "terms")))
    .leftJoin(
      claimed,
      and(eq(claimed.campaign, pools.campaign), eq(claimed.token, pools.token), eq(claimed.account, account)),
    )
    .where(eq(statementLeaves.account, account))
    .orderBy(asc(pools.campaign), asc(pools.token))
    .limit(MOST);
  const tokenOf = await tokensOf(
    db,
    rows.map(({ pool }) => pool.token),
  );
  const items: ApiClaimable[] = [];
  for (const { leaf, pool, paid, title } of rows) {
    const standing = standingStatement(pool, now);
    if (!standing) continue;
    const { campaign, token } = pool;
    const [statement] = await db
      .select({ digest: statements.statement, codec: statements.codec })
      .from(statements)
      .where(
        and(eq(statements.campaign, campaign), eq(statements.token, token), eq(statements.number, standing.number)),
      );
    const place = { chainId: at.chainId, pool: at.rewardPools, campaign, token };
    const proof = await proofOf({ db, log }, standing.root, place, leaf);
    if (!statement?.digest || !proof) continue;
    const had = paid ?? 0n;
    items.push({
      campaign,
      campaignTitle: title,
      token: tokenOf(token),
      account,
      cumulative: leaf.cumulative.toString(),
      claimed: had.toString(),
      claimable: (leaf.cumulative > had ? leaf.cumulative - had : 0n).toString(),
      proof,
      statement: standing.number,
      statementCid: cidFromDigest(statement.digest, statement.codec === 1 ? 1 : 0),
    });
  }
  return items;
}
