import type { ApiWork, Manifest } from "@colophon/sdk/api/schemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import { aiUseOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { resolveCredits } from "@colophon/sdk/rewards/resolveCredits.ts";
import type { InferSelectModel } from "drizzle-orm";
import { and, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { campaigns, standingVerdicts, works } from "../../store/chainTables.ts";
import { contents, documents } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { showVerdict } from "./showVerdict.ts";

const manifests = alias(documents, "manifests");
const termsDocuments = alias(documents, "terms_documents");

/** Works with all that a page shows of them: add `where`, order and limit. */
export function selectWorks(db: Db) {
  return db
    .select({
      work: works,
      size: contents.size,
      manifest: sql<Manifest | null>`${manifests.content}`,
      campaignTitle: termsDocuments.title,
      verdict: standingVerdicts,
    })
    .from(works)
    .innerJoin(campaigns, eq(campaigns.id, works.campaign))
    .leftJoin(contents, and(eq(contents.digest, works.digest), eq(contents.codec, works.codec)))
    .leftJoin(manifests, and(eq(manifests.digest, works.manifest), eq(manifests.kind, "manifest")))
    .leftJoin(termsDocuments, and(eq(termsDocuments.digest, campaigns.terms), eq(termsDocuments.kind, "terms")))
    .leftJoin(standingVerdicts, and(eq(standingVerdicts.work, works.id), eq(standingVerdicts.author, works.author)));
}

export interface WorkRow {
  work: InferSelectModel<typeof works>;
  size: number | null;
  manifest: Manifest | null;
  campaignTitle: string | null;
  verdict: InferSelectModel<typeof standingVerdicts> | null;
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

/** Of the review, at a time: without a verdict a work is accepted when the review has ended. */
export function standingOf(work: { accepted: boolean | null; reviewEnds: number }, now: number): ApiWork["standing"] {
  if (work.accepted !== null) return work.accepted ? "accepted" : "rejected";
  return now < work.reviewEnds ? "in-review" : "accepted";
}

/** @param now unix seconds */
export function showWork({ work, size, manifest, campaignTitle, verdict }: WorkRow, now: number): ApiWork {
  return {
    id: work.id,
    campaign: work.campaign,
    campaignTitle,
    author: work.author,
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
    finalAt: work.finalAt,
    final: now >= work.finalAt,
    verification: work.verification,
    standing: standingOf(work, now),
    verdict: verdict && showVerdict(verdict),
    block: work.block,
    transaction: work.transaction,
  };
}
