import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { AI_USE, MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { and, asc, desc, eq, inArray, notExists, or, type SQL, sql } from "drizzle-orm";
import { PgDialect } from "drizzle-orm/pg-core";
import { z } from "zod";
import { edges, works } from "../../store/chainTables.ts";
import { manifestCredits } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { readBytes } from "../../store/textCells.ts";
import { type Statement, type TextRow, textRows } from "../../store/textRows.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { idParam, type WorkQuery } from "../params.ts";
import { bytes } from "./bytes.ts";
import { type BareWork, completeWorks } from "./completeWorks.ts";
import { hasStanding } from "./hasStanding.ts";
import { searched } from "./searched.ts";
import { shownColumns } from "./shownColumns.ts";
import { showWork } from "./workRows.ts";
import { readWork, WORK_CELLS } from "./workText.ts";

/** A page of the gallery. */
export async function listWorks(
  db: Db,
  query: WorkQuery,
  now: number,
): Promise<{ items: ApiWork[]; next: string | null }> {
  const { from, condition } = await searched(db, query.search);
  const conditions = [...filtersOf(db, query, now), condition];
  const { after, order, cursorOf } = orderOf(query);
  if (after) conditions.push(after);
  // The works, by one table and its indexes; then what stands beside them.
  const { sql: text, params } = dialect.sqlToQuery(
    sql`select ${bareColumns} from ${from} where ${and(...conditions) ?? sql`true`} order by ${sql.join(order, sql`, `)}`,
  );
  const found = await textRows(db, limited(query, text, params));
  const { items, next } = toPage(found.map(readPlaced), query.limit, cursorOf, (bare) => bare);
  return { items: (await completeWorks(db, items)).map((row) => showWork(row, now)), next };
}

const dialect = new PgDialect();

const bareColumns = sql.join(
  [...Object.values(shownColumns.work), works.judgedAs, works.accepted, works.appeal, works.plain, works.score],
  sql`, `,
);

/** Rows that a prepared query takes: a limit of its own for each page would be a plan of its own. */
const PREPARED_LIMIT = 51;

/**
 * Parsing and planning take longer than finding a page, so the forms that galleries ask for are prepared once a connection (PostgreSQL
 * plans them anew where one plan for all would be dearer). Only those: a connection keeps them, and whoever asks chooses the form.
 */
function limited(query: WorkQuery, text: string, values: readonly unknown[]): Statement {
  const { campaign, author, owner, kind, aiUse, parent, credited, search, verification, limit } = query;
  const filters = [author, owner, kind, aiUse].filter((filter) => filter !== undefined).length;
  const rare = parent ?? credited ?? search;
  const usual = filters < 2 && rare === undefined && verification !== "any" && limit < PREPARED_LIMIT;
  if (!usual) return { text: `${text} limit ${limit + 1}`, values };
  const { standing, sort, cursor } = query;
  const form = [standing, sort, cursor && "on", campaign && "campaign", author && "author", owner && "owner"];
  const name = `works ${[...form, kind && "kind", aiUse && "ai"].filter(Boolean).join(" ")}`;
  return { name, text: `${text} limit ${PREPARED_LIMIT}`, values };
}

function readPlaced(row: TextRow): Placed {
  const [judgedAs, accepted, appeal, plain, score] = row.slice(WORK_CELLS);
  return {
    work: readWork(row),
    judgedAs: readBytes(judgedAs),
    judged: accepted !== null,
    appealed: appeal !== null,
    plain: plain === "t",
    score: Number(score),
  };
}

/** With what a place in an order by score needs besides. */
interface Placed extends BareWork {
  score: number;
}

function* filtersOf(db: Db, query: WorkQuery, now: number): Iterable<SQL | undefined> {
  if (query.campaign !== undefined) yield eq(works.campaign, query.campaign);
  if (query.author) yield eq(works.author, query.author);
  if (query.owner) yield eq(works.owner, query.owner);
  if (query.kind) yield eq(works.kind, MEDIA_KIND[query.kind]);
  if (query.aiUse) yield eq(works.aiUse, AI_USE[query.aiUse]);
  if (query.verification !== "any") yield unguessed(eq(works.verification, query.verification));
  if (query.standing !== "any") yield unguessed(hasStanding(query.standing, now));
  if (query.parent) {
    yield inArray(works.id, db.select({ id: edges.child }).from(edges).where(eq(edges.parent, query.parent)));
  }
  if (query.credited) yield isCredited(db, query.credited);
}

/**
 * A condition of which PostgreSQL takes it that every other row fulfils it. What it knows of how many works are verified or accepted is of before,
 * once a bulk of them was; believing that there are few, it would find all works of a campaign and sort them, instead of walking in the page's order.
 */
const unguessed = (condition: SQL | undefined): SQL => sql`case when ${condition} then true end`;

/** By a valid manifest, or as the author where none says otherwise. */
function isCredited(db: Db, account: NonNullable<WorkQuery["credited"]>): SQL | undefined {
  const named = db
    .select({ manifest: manifestCredits.manifest })
    .from(manifestCredits)
    .where(eq(manifestCredits.account, account));
  const splits = db.select({ one: sql`1` }).from(manifestCredits).where(eq(manifestCredits.manifest, works.manifest));
  return or(inArray(works.manifest, named), and(eq(works.author, account), notExists(splits)));
}

/** Every order ends in the id, so that no two works tie. */
function orderOf({ sort, cursor }: WorkQuery) {
  const at = z.int();
  if (sort === "score") {
    const from = decodeCursor(cursor, z.tuple([z.literal("score"), z.int(), at, idParam]));
    return {
      after:
        from && sql`(${works.score}, ${works.certifiedAt}, ${works.id}) < (${from[1]}, ${from[2]}, ${bytes(from[3])})`,
      order: [desc(works.score), desc(works.certifiedAt), desc(works.id)],
      cursorOf: ({ work, score }: Placed) => ["score", score, work.certifiedAt, work.id],
    };
  }
  const from = decodeCursor(cursor, z.tuple([z.literal(sort), at, idParam]));
  const than = sort === "newest" ? sql.raw("<") : sql.raw(">");
  const by = sort === "newest" ? desc : asc;
  return {
    after: from && sql`(${works.certifiedAt}, ${works.id}) ${than} (${from[1]}, ${bytes(from[2])})`,
    order: [by(works.certifiedAt), by(works.id)],
    cursorOf: ({ work }: Placed) => [sort, work.certifiedAt, work.id],
  };
}
