import type { ApiRoll, Manifest } from "@colophon/sdk/api/schemas.ts";
import { and, asc, eq, lt, notExists, sql } from "drizzle-orm";
import { campaigns, supersessions, works } from "../../store/chainTables.ts";
import { documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import type { HeadState } from "../headState.ts";
import { ApiProblem } from "../problem.ts";
import { correctedAfter } from "./correctedAfter.ts";
import { noCampaign } from "./findCampaign.ts";
import { hasStanding } from "./hasStanding.ts";
import { creditsOf } from "./workRows.ts";

/**
 * A campaign's roll: certified in time, verified, accepted; by certified-at, then id. Before it closes it is what it would be if
 * nothing more happened. A work whose author was corrected after it closed is on it as it was: that moves authorship, not money.
 *
 * @throws ApiProblem 404
 */
export async function rollOf(db: Db, id: number, head: HeadState): Promise<ApiRoll> {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, id));
  if (!campaign) throw noCampaign(id);
  const at = await head.refresh();
  if (!at) throw new ApiProblem(503, "not-indexed", "Nothing is indexed yet.");
  const now = head.now();
  const { rollAt } = campaign;
  const correction = db
    .select({ one: sql`1` })
    .from(supersessions)
    .where(and(eq(supersessions.work, works.id), sql`${supersessions.time} >= ${rollAt}`));
  const unchanged = await db
    .select({
      id: works.id,
      author: works.author,
      certifiedAt: works.certifiedAt,
      parents: works.parents,
      score: works.score,
      manifest: sql<Manifest | null>`${documents.content}`,
    })
    .from(works)
    .leftJoin(documents, and(eq(documents.digest, works.manifest), eq(documents.kind, "manifest")))
    .where(
      and(
        eq(works.campaign, id),
        lt(works.certifiedAt, rollAt),
        eq(works.verification, "verified"),
        hasStanding("accepted", now),
        notExists(correction),
      ),
    )
    .orderBy(asc(works.certifiedAt), asc(works.id));
  const rows = [...unchanged, ...(await correctedAfter(db, campaign, now))];
  rows.sort((a, b) => a.certifiedAt - b.certifiedAt || (a.id < b.id ? -1 : 1));
  return {
    campaign: id,
    rollAt,
    // By the chain's time: the contract judges by it.
    closed: at.time >= rollAt,
    block: at.block,
    blockHash: at.hash,
    works: rows.map(({ manifest, ...work }) => ({
      ...work,
      votes: 0,
      credits: creditsOf(work.author, manifest).map(({ account, bps }) => ({ account, bps })),
    })),
  };
}
