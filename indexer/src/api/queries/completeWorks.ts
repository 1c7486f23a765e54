import type { Manifest } from "@colophon/sdk/api/schemas.ts";
import { inArray, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { arrayText } from "../../store/arrayParam.ts";
import { appeals, works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { readBytes, readBytesOrNull, readJsonOrNull, readNumberOrNull } from "../../store/textCells.ts";
import { type TextRow, textRows } from "../../store/textRows.ts";
import type { ShownAppeal } from "./showAppeal.ts";
import { shownColumns } from "./shownColumns.ts";
import type { ShownVerdict } from "./showVerdict.ts";
import { type Previous, previousOf, type WorkRow } from "./workRows.ts";

/** A work by its own table, with what tells where nothing stands beside it. */
export interface BareWork {
  work: WorkRow["work"];
  judgedAs: Hex;
  /** False: nothing was judged, so there is no verdict. */
  judged: boolean;
  appealed: boolean;
  /** Nobody ever took it over. */
  plain: boolean;
}

/**
 * Works with all that a page shows of them, in their order. What most have comes by one query whose form is always the same, prepared
 * once a connection: planning it takes as long as running it for a page. What few have is asked for where a work says that it has it.
 *
 * @param db the database itself, not a transaction
 */
export async function completeWorks(db: Db, bare: readonly BareWork[]): Promise<WorkRow[]> {
  if (bare.length === 0) return [];
  const [beside, appealOf, previous] = await Promise.all([
    textRows(db, { name: "beside_works", text: BESIDE, values: valuesOf(bare) }),
    appealsOf(db, bare),
    takenOver(db, bare),
  ]);
  return bare.map(({ work }, at) => {
    const row = beside[at] ?? [];
    return {
      work,
      size: readNumberOrNull(row[0]),
      manifest: readJsonOrNull<Manifest>(row[1]),
      votes: readNumberOrNull(row[2]),
      campaignTitle: row[3] ?? null,
      verdict: readVerdict(row),
      appeal: appealOf.get(work.id) ?? null,
      previous: previous.get(work.id) ?? null,
    };
  });
}

/** The campaigns' titles are looked up once for each campaign, all else once for each work. */
const BESIDE = `
  select contents.size, manifests.content, vote_totals.votes, campaign.title,
    v.curator, v.accepted, v.score, v.reason, v.note, v.time, v."transaction"
  from unnest($1::text::bytea[], $2::text::bytea[], $3::text::smallint[], $4::text::bytea[], $5::text::bytea[], $6::text::bigint[])
      with ordinality as named(id, digest, codec, manifest, judged_as, campaign, place)
    left join contents on contents.digest = named.digest and contents.codec = named.codec
    left join documents manifests on manifests.digest = named.manifest and manifests.kind = 'manifest'
    left join vote_totals on vote_totals.work = named.id
    left join standing_verdicts v on v.work = named.id and v.author = named.judged_as
    left join (
      select campaigns.id, documents.title from campaigns left join documents on documents.digest = campaigns.terms and documents.kind = 'terms'
      where campaigns.id = any($7::text::bigint[]) offset 0
    ) campaign on campaign.id = named.campaign
  order by named.place`;
const VERDICT_AT = 4;

function valuesOf(bare: readonly BareWork[]): string[] {
  const list = (type: string, of: (one: BareWork) => string | number | null) => arrayText(type, bare.map(of));
  return [
    list("bytea", ({ work }) => work.id),
    list("bytea", ({ work }) => work.digest),
    list("smallint", ({ work }) => work.codec),
    list("bytea", ({ work }) => work.manifest),
    list("bytea", ({ judged, judgedAs }) => (judged ? judgedAs : null)),
    list("bigint", ({ work }) => work.campaign),
    arrayText("bigint", [...new Set(bare.map(({ work }) => work.campaign))]),
  ];
}

function readVerdict(row: TextRow): ShownVerdict | null {
  const at = VERDICT_AT;
  if (!row[at]) return null;
  return {
    curator: readBytes(row[at]),
    accepted: row[at + 1] === "t",
    score: Number(row[at + 2]),
    reason: Number(row[at + 3]),
    note: readBytesOrNull(row[at + 4]),
    time: Number(row[at + 5]),
    transaction: readBytes(row[at + 6]),
  };
}

async function appealsOf(db: Db, bare: readonly BareWork[]): Promise<Map<Hex, ShownAppeal>> {
  const appealed = new Map(bare.flatMap(({ work, appealed }) => (appealed ? [[work.id, work.author]] : [])));
  if (appealed.size === 0) return new Map();
  const rows = await db
    .select({ work: appeals.work, appeal: shownColumns.appeal })
    .from(appeals)
    .where(inArray(appeals.work, [...appealed.keys()]));
  return new Map(
    rows.flatMap(({ work, appeal }) => (appealed.get(work) === appeal.author ? [[work, appeal] as const] : [])),
  );
}

async function takenOver(db: Db, bare: readonly BareWork[]): Promise<Map<Hex, Previous[] | null>> {
  const ids = bare.flatMap(({ work, plain }) => (plain ? [] : [work.id]));
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: works.id, previous: sql<Previous[] | null>`${previousOf}` })
    .from(works)
    .where(inArray(works.id, ids));
  return new Map(rows.map(({ id, previous }) => [id, previous]));
}
