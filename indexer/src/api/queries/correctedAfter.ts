import type { Manifest } from "@colophon/sdk/api/schemas.ts";
import { effectiveStanding } from "@colophon/sdk/rewards/effectiveStanding.ts";
import { and, eq, gte, type InferSelectModel, sql } from "drizzle-orm";
import { appeals, type campaigns, standingVerdicts, supersessions } from "../../store/chainTables.ts";
import { contents, documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";

type Campaign = Pick<InferSelectModel<typeof campaigns>, "id" | "rollAt" | "reviewEnds" | "appealsEnd">;

/**
 * Works that were taken over after the roll closed, as they were when it did: those of them that belong on it.
 *
 * @param now unix seconds
 */
export async function correctedAfter(db: Db, campaign: Campaign, now: number) {
  const { id, rollAt, reviewEnds, appealsEnd } = campaign;
  const rows = await db
    .selectDistinctOn([supersessions.work], {
      work: supersessions,
      manifest: sql<Manifest | null>`${documents.content}`,
      verification: contents.verification,
      verdict: standingVerdicts,
      appeal: appeals,
    })
    .from(supersessions)
    .leftJoin(contents, and(eq(contents.digest, supersessions.digest), eq(contents.codec, supersessions.codec)))
    .leftJoin(documents, and(eq(documents.digest, supersessions.manifest), eq(documents.kind, "manifest")))
    .leftJoin(
      standingVerdicts,
      and(eq(standingVerdicts.work, supersessions.work), eq(standingVerdicts.author, supersessions.author)),
    )
    .leftJoin(appeals, and(eq(appeals.work, supersessions.work), eq(appeals.author, supersessions.author)))
    .where(and(eq(supersessions.campaign, id), gte(supersessions.time, rollAt)))
    // The first correction after the roll tells what was before it.
    .orderBy(supersessions.work, supersessions.block, supersessions.logIndex);
  return rows.flatMap(({ work, manifest, verification, verdict, appeal }) => {
    const { standing, score } = effectiveStanding({ verdict, appeal, reviewEnds, appealsEnd }, now);
    const belongs = standing === "accepted" && verification === "verified" && work.certifiedAt < rollAt;
    const { work: id, author, certifiedAt, parents } = work;
    return belongs ? [{ id, author, certifiedAt, parents, score, manifest }] : [];
  });
}
