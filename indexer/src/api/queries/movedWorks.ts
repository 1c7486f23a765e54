import type { Account } from "@colophon/sdk/ids/account.ts";
import type { ContributionId } from "@colophon/sdk/ids/contributionId.ts";
import type { Digest } from "@colophon/sdk/ids/digest.ts";
import { codecOf } from "@colophon/sdk/ids/names.ts";
import { byPlace, type JudgementEvent, type LogPlace } from "@colophon/sdk/roll/rollEvents.ts";
import { type HistoryEvent, type SettledHistory, settleWork } from "@colophon/sdk/roll/settleWork.ts";
import { and, asc, eq, type InferSelectModel, inArray } from "drizzle-orm";
import type { Hex } from "viem";
import { appeals, type campaigns, supersessions, verdicts, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";

type Campaign = Pick<InferSelectModel<typeof campaigns>, "id" | "reviewStarts" | "reviewEnds" | "rollAt">;

/** One of a work's authors, from when on, by what. */
type Version = HistoryEvent & { readonly anchored: boolean };

/** How many works are asked about at a time. */
const PIECE = 1_000;

/**
 * The works of a campaign that ever changed hands by older evidence, as they count for the roll: what the SDK's rules make of their
 * whole history before the roll's time. They are few, and the only ones whose history matters.
 */
export async function movedWorks(
  db: Db,
  campaign: Campaign,
): Promise<{ readonly id: ContributionId; readonly history: SettledHistory<Version> }[]> {
  const moved = await db
    .select()
    .from(supersessions)
    .where(eq(supersessions.campaign, campaign.id))
    .orderBy(asc(supersessions.block), asc(supersessions.logIndex));
  const lost = groupBy(moved, ({ work }) => work);
  const ids = [...lost.keys()];
  const settled: { id: ContributionId; history: SettledHistory<Version> }[] = [];
  for (let from = 0; from < ids.length; from += PIECE) {
    const piece = ids.slice(from, from + PIECE);
    const now = await db.select().from(works).where(inArray(works.id, piece));
    const said = groupBy(await judgementsOf(db, piece), ({ id }): string => id);
    for (const work of now) {
      const before = (lost.get(work.id) ?? []).map((row) =>
        version(work.id, row, { block: row.certifiedBlock, logIndex: row.certifiedLogIndex, time: row.recordedAt }),
      );
      const last = version(work.id, work, { block: work.block, logIndex: work.logIndex, time: work.recordedAt });
      const events = [...before, last, ...(said.get(work.id) ?? [])].filter(({ time }) => time < campaign.rollAt);
      // The data of anchors of contributions isn't read here yet: nothing is seen by it.
      const history = settleWork<Version>(
        events.sort(byPlace),
        campaign,
        () => false,
        ({ anchored }) => anchored,
      );
      settled.push({ id: work.id as ContributionId, history });
    }
  }
  return settled;
}

type Row = Pick<
  InferSelectModel<typeof works>,
  "author" | "digest" | "codec" | "manifest" | "parents" | "certifiedAt" | "evidence" | "proof"
>;

/** The database's hex is of the SDK's own spelling. */
function version(id: Hex, row: Row, place: LogPlace): Version {
  const evidence = row.proof && { hash: row.proof as Digest, time: row.certifiedAt };
  return {
    kind: "certified",
    ...place,
    id: id as ContributionId,
    author: row.author as Account,
    digest: row.digest as Digest,
    codec: codecOf(row.codec),
    manifest: row.manifest as Digest | null,
    parents: row.parents as ContributionId[],
    evidence,
    anchored: row.evidence === "anchor",
  };
}

async function judgementsOf(db: Db, ids: readonly Hex[]): Promise<JudgementEvent[]> {
  const given = await db
    .select()
    .from(verdicts)
    .where(inArray(verdicts.work, [...ids]));
  const appealed = await db
    .select()
    .from(appeals)
    .where(and(inArray(appeals.work, [...ids])));
  const events: JudgementEvent[] = given.map(({ work, author, accepted, score, reason, block, logIndex, time }) => {
    const [id, whose] = [work as ContributionId, author as Account];
    return { kind: "reviewed", id, author: whose, accepted, score, reason, block, logIndex, time };
  });
  for (const { work, author, state, score, block, logIndex, time, ...decided } of appealed) {
    const [id, whose] = [work as ContributionId, author as Account];
    events.push({ kind: "appealed", id, author: whose, block, logIndex, time });
    const { decidedAt, decidedBlock, decidedLogIndex } = decided;
    if (decidedAt === null || decidedBlock === null || decidedLogIndex === null) continue;
    const place = { block: decidedBlock, logIndex: decidedLogIndex, time: decidedAt };
    events.push({ kind: "decided", id, author: whose, upheld: state === "upheld", score, ...place });
  }
  return events;
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
