import type { ApiWork, Manifest } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { aiUseOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { effectiveStanding } from "@colophon/sdk/rewards/effectiveStanding.ts";
import { resolveCredits } from "@colophon/sdk/rewards/resolveCredits.ts";
import type { InferSelectModel } from "drizzle-orm";
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { appeals, campaigns, standingVerdicts, voteTotals, works } from "../../store/chainTables.ts";
import { contents, documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { type ShownAppeal, showAppeal } from "./showAppeal.ts";
import { shownColumns } from "./shownColumns.ts";
import { type ShownVerdict, showVerdict } from "./showVerdict.ts";

const manifests = alias(documents, "manifests");
const termsDocuments = alias(documents, "terms_documents");

const verdictColumns = {
  ...{ curator: standingVerdicts.curator, accepted: standingVerdicts.accepted, score: standingVerdicts.score },
  ...{ reason: standingVerdicts.reason, note: standingVerdicts.note, time: standingVerdicts.time },
  transaction: standingVerdicts.transaction,
};

/** Works with all that is shown of them, for few of them or rarely: add `where`, order and limit. A gallery's page has `completeWorks`. */
export function selectWorks(db: Db) {
  return db
    .select({
      work: shownColumns.work,
      size: contents.size,
      manifest: sql<Manifest | null>`${manifests.content}`,
      campaignTitle: termsDocuments.title,
      verdict: verdictColumns,
      appeal: shownColumns.appeal,
      votes: voteTotals.votes,
      previous: previousOf,
    })
    .from(works)
    .innerJoin(campaigns, eq(campaigns.id, works.campaign))
    .leftJoin(contents, and(eq(contents.digest, works.digest), eq(contents.codec, works.codec)))
    .leftJoin(manifests, and(eq(manifests.digest, works.manifest), eq(manifests.kind, "manifest")))
    .leftJoin(termsDocuments, and(eq(termsDocuments.digest, campaigns.terms), eq(termsDocuments.kind, "terms")))
    .leftJoin(standingVerdicts, and(eq(standingVerdicts.work, works.id), eq(standingVerdicts.author, works.judgedAs)))
    .leftJoin(appeals, and(eq(appeals.work, works.id), eq(appeals.author, works.author)))
    .leftJoin(voteTotals, eq(voteTotals.work, works.id));
}

export type Previous = Omit<ApiWork["previous"][number], "evidence"> & ApiWork["evidence"];

/** Few works ever had another author, so this is a look into an index that finds nothing. */
export const previousOf = sql<Previous[] | null>`(
  select json_agg(json_build_object(
    'author', '0x' || encode(lost.author, 'hex'), 'digest', '0x' || encode(lost.digest, 'hex'), 'certifiedAt', lost.certified_at,
    'kind', lost.evidence, 'proof', '0x' || encode(lost.proof, 'hex'), 'until', lost.time, 'transaction', '0x' || encode(lost.transaction, 'hex')
  ) order by lost.block, lost.log_index) from supersessions lost where lost.work = ${works.id})`;

export interface WorkRow {
  work: Omit<
    InferSelectModel<typeof works>,
    "score" | "accepted" | "appeal" | "judgedAs" | "leaf" | "plain" | "several"
  >;
  size: number | null;
  manifest: Manifest | null;
  campaignTitle: string | null;
  verdict: ShownVerdict | null;
  /** Its author's. */
  appeal: ShownAppeal | null;
  votes: number | null;
  previous: Previous[] | null;
}

/** Who earns by a manifest; the author alone where it names nobody, or not validly. */
export function creditsOf(author: string, manifest: Pick<Manifest, "credits"> | null): ApiWork["credits"] {
  const named = manifest?.credits;
  return resolveCredits(author, named).map(({ account, bps }) => ({
    account,
    bps,
    role: named?.find((credit) => credit.account === account && credit.bps === bps)?.role ?? null,
    // The author signed for the manifest by certifying; nobody else has.
    confirmed: account === author,
  }));
}

/** @param now unix seconds */
export function showWork(row: WorkRow, now: number): ApiWork {
  const { work, size, manifest, campaignTitle, verdict, appeal } = row;
  const { reviewEnds, appealsEnd } = work;
  const { standing, score } = effectiveStanding({ verdict, appeal, reviewEnds, appealsEnd }, now);
  const judged = { workAuthor: work.author, accepted: verdict?.accepted ?? null };
  return {
    id: work.id,
    campaign: work.campaign,
    campaignTitle,
    author: work.author,
    state: work.state,
    owner: work.owner,
    digest: work.digest,
    cid: cidFromDigest(work.digest, work.codec === 1 ? 1 : 0),
    kind: mediaKindOf(work.kind),
    aiUse: aiUseOf(work.aiUse),
    config: work.config,
    manifestCid: work.manifest && cidFromDigest(work.manifest, 0),
    manifest,
    title: manifest?.title ?? "Untitled",
    mediaType: manifest?.mediaType ?? "application/octet-stream",
    size,
    credits: creditsOf(work.author, manifest),
    parents: work.parents,
    childCount: work.childCount,
    certifiedAt: work.certifiedAt,
    recordedAt: work.recordedAt,
    evidence: { kind: work.evidence, proof: work.proof },
    finalAt: work.finalAt,
    final: work.finalAt !== null && now >= work.finalAt,
    previous: (row.previous ?? []).map(({ kind, proof, ...lost }) => ({ ...lost, evidence: { kind, proof } })),
    verification: work.verification,
    standing,
    score,
    verdict: verdict && showVerdict(verdict),
    appeal: appeal && showAppeal(appeal, judged, now),
    votes: row.votes ?? 0,
    block: work.block,
    transaction: work.transaction,
  };
}
