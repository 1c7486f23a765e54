import type { Account } from "@colophon/sdk/ids/account.ts";
import type { ConfigHash } from "@colophon/sdk/ids/configHash.ts";
import type { ContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { Anchors } from "@colophon/sdk/roll/anchors.ts";
import { type OffRoll, type PlacedBy, placeWork } from "@colophon/sdk/roll/placeWork.ts";
import { byPlace, type CertifiedEvent, type LogPlace, type WorkEvent } from "@colophon/sdk/roll/rollEvents.ts";
import type { ContributionLeaf } from "@colophon/sdk/roll/rollFacts.ts";
import { and, asc, eq, type InferSelectModel, inArray, lt, not } from "drizzle-orm";
import type { Hex } from "viem";
import {
  anchoredLeaves,
  anchors as anchorRows,
  attributions,
  type campaigns,
  commitments,
  supersessions,
  works,
} from "../../store/chainTables.ts";
import { contributionLeaves } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { judgementsOf } from "./judgementsOf.ts";

/** How many works are asked about at a time. */
const PIECE = 1_000;

type Campaign = Pick<InferSelectModel<typeof campaigns>, "id" | "rollAt">;
type Placed = ReturnType<typeof placeWork>["work"];

/**
 * The entries of a campaign's works whose own row doesn't say all: those that ever changed hands by older evidence, or that several leaves
 * and tokens claim. What the SDK's rules make of their whole history before the roll's time; they are few.
 */
export async function* entangledEntries(
  db: Db,
  campaign: Campaign,
  by: (ids: readonly Hex[]) => Promise<Omit<PlacedBy, "anchors">>,
): AsyncGenerator<{ work: Placed; off: OffRoll[] }, void, void> {
  const found = await db
    .select({ id: works.id })
    .from(works)
    .where(and(eq(works.campaign, campaign.id), not(works.plain)))
    .orderBy(asc(works.id));
  for (let from = 0; from < found.length; from += PIECE) {
    const ids = found.slice(from, from + PIECE).map(({ id }) => id);
    const rest = await by(ids);
    const contributions = await leavesOf(db, ids);
    const anchors = new Anchors({ ...rest.facts, contributions });
    await takeEvidence(db, campaign, anchors);
    const events = [...(await certificationsOf(db, ids)), ...(await judgementsOf(db, ids))];
    const byId = new Map<string, WorkEvent[]>(ids.map((id) => [id, []]));
    for (const event of events.sort(byPlace)) if (event.time < campaign.rollAt) byId.get(event.id)?.push(event);
    for (const [id, list] of byId) yield placeWork(id as ContributionId, list, { ...rest, anchors });
  }
}

async function leavesOf(db: Db, ids: readonly Hex[]): Promise<ContributionLeaf[]> {
  const rows = await db
    .select({ leaf: contributionLeaves, root: anchorRows.root, config: anchorRows.config })
    .from(anchoredLeaves)
    .innerJoin(
      contributionLeaves,
      and(eq(contributionLeaves.data, anchoredLeaves.data), eq(contributionLeaves.leaf, anchoredLeaves.leaf)),
    )
    .innerJoin(
      anchorRows,
      and(
        eq(anchorRows.campaign, anchoredLeaves.campaign),
        eq(anchorRows.block, anchoredLeaves.block),
        eq(anchorRows.logIndex, anchoredLeaves.logIndex),
      ),
    )
    .where(inArray(anchoredLeaves.id, [...ids]))
    .orderBy(asc(anchoredLeaves.block), asc(anchoredLeaves.logIndex), asc(anchoredLeaves.leaf));
  return rows.map(({ leaf, root, config }) => ({
    ...said(leaf.id, leaf),
    root: root as Digest,
    config: config as ConfigHash,
    leaf: leaf.leaf,
  }));
}

async function takeEvidence(db: Db, { id, rollAt }: Campaign, to: Anchors): Promise<void> {
  const anchored = await db
    .select()
    .from(anchorRows)
    .where(and(eq(anchorRows.campaign, id), eq(anchorRows.kind, "contributions"), lt(anchorRows.time, rollAt)));
  for (const { root, config, count, data, codec, time, block, logIndex } of anchored) {
    const name = { root: root as Digest, config: config as ConfigHash, data: data as Digest };
    const place = { time, block, logIndex };
    to.take({ kind: "anchored", leaves: "contributions", ...place, ...name, count, codec: codecOf(codec) });
  }
  const committed = await db
    .select()
    .from(commitments)
    .where(and(eq(commitments.campaign, id), lt(commitments.time, rollAt)));
  for (const { commitment, time, block, logIndex } of committed) {
    to.take({ kind: "committed", commitment: commitment as Digest, time, block, logIndex });
  }
}

async function certificationsOf(db: Db, ids: readonly Hex[]): Promise<CertifiedEvent[]> {
  const lost = await db
    .select()
    .from(supersessions)
    .where(inArray(supersessions.work, [...ids]));
  const now = await db
    .select()
    .from(attributions)
    .where(inArray(attributions.id, [...ids]));
  return [
    ...lost.map((row) =>
      certified(row.work, row, { block: row.certifiedBlock, logIndex: row.certifiedLogIndex, time: row.recordedAt }),
    ),
    ...now.map((row) => certified(row.id, row, { block: row.block, logIndex: row.logIndex, time: row.recordedAt })),
  ];
}

type Row = Pick<
  InferSelectModel<typeof attributions>,
  "author" | "digest" | "codec" | "manifest" | "parents" | "certifiedAt" | "proof" | "config"
>;

function certified(id: Hex, row: Row, place: LogPlace): CertifiedEvent {
  const evidence = row.proof && { hash: row.proof as Digest, time: row.certifiedAt };
  return { kind: "certified", ...place, ...said(id, row), config: row.config as ConfigHash, evidence };
}

/** The database's hex is of the SDK's own spelling. */
function said(id: Hex, row: Pick<Row, "author" | "digest" | "codec" | "manifest" | "parents">) {
  return {
    id: id as ContributionId,
    author: row.author as Account,
    digest: row.digest as Digest,
    codec: codecOf(row.codec),
    manifest: row.manifest as Digest | null,
    parents: row.parents as ContributionId[],
  };
}
