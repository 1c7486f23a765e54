import type { ApiWork } from "@colophon/sdk/api/schemas.ts";
import { AI_USE, MEDIA_KIND } from "@colophon/sdk/ids/names.ts";
import { and, asc, desc, eq, inArray, notExists, or, type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { z } from "zod";
import { arrayParam } from "../../store/arrayParam.ts";
import { edges, works } from "../../store/chainTables.ts";
import { documents, manifestCredits } from "../../store/factTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { type Statement, type TextRow, textRows } from "../../store/textRows.ts";
import { decodeCursor, toPage } from "../keyset.ts";
import { idParam, type WorkQuery } from "../params.ts";
import { bytes } from "./bytes.ts";
import { hasStanding } from "./hasStanding.ts";
import { manifestsTitled, titled } from "./manifestsTitled.ts";
import { showWork } from "./workRows.ts";
import { worksByIds } from "./worksByIds.ts";

/** A page of the gallery. */
export async function listWorks(
  db: Db,
  query: WorkQuery,
  now: number,
): Promise<{ items: ApiWork[]; next: string | null }> {
  const conditions = [...filtersOf(db, query, now), await searched(db, query.search)];
  const { after, order, cursorOf } = orderOf(query);
  if (after) conditions.push(after);
  // Which works, by one table and its indexes; then what is shown of them.
  const { sql: text, params } = db
    .select({ id: works.id, certifiedAt: works.certifiedAt, score: works.score })
    .from(works)
    .where(and(...conditions))
    .orderBy(...order)
    .toSQL();
  const found = await textRows(db, limited(query, text, params));
  const { items, next } = toPage(found.map(readPlaced), query.limit, cursorOf, ({ id }) => id);
  return { items: (await worksByIds(db, items)).map((row) => showWork(row, now)), next };
}

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

function readPlaced([id, certifiedAt, score]: TextRow): Placed {
  return { id: `0x${(id ?? "").slice(2)}`, certifiedAt: Number(certifiedAt), score: Number(score) };
}

/** What a work's place in any order is made of. */
interface Placed {
  id: Hex;
  certifiedAt: number;
  score: number;
}

function* filtersOf(db: Db, query: WorkQuery, now: number): Iterable<SQL | undefined> {
  if (query.campaign !== undefined) yield eq(works.campaign, query.campaign);
  if (query.author) yield eq(works.author, query.author);
  if (query.owner) yield eq(works.owner, query.owner);
  if (query.kind) yield eq(works.kind, MEDIA_KIND[query.kind]);
  if (query.aiUse) yield eq(works.aiUse, AI_USE[query.aiUse]);
  if (query.verification !== "any") yield eq(works.verification, query.verification);
  if (query.standing !== "any") yield hasStanding(query.standing, now);
  if (query.parent) {
    yield inArray(works.id, db.select({ id: edges.child }).from(edges).where(eq(edges.parent, query.parent)));
  }
  if (query.credited) yield isCredited(db, query.credited);
}

/** Of what a person typed; undefined where that is nothing. */
async function searched(db: Db, typed: string | undefined): Promise<SQL | undefined> {
  if (typed === undefined) return undefined;
  const manifests = await manifestsTitled(db, typed);
  if (manifests) return sql`${works.manifest} = any(${arrayParam("bytea", manifests)})`;
  return inArray(works.manifest, db.select({ digest: documents.digest }).from(documents).where(titled(typed)));
}

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
      cursorOf: ({ id, certifiedAt, score }: Placed) => ["score", score, certifiedAt, id],
    };
  }
  const from = decodeCursor(cursor, z.tuple([z.literal(sort), at, idParam]));
  const than = sort === "newest" ? sql.raw("<") : sql.raw(">");
  const by = sort === "newest" ? desc : asc;
  return {
    after: from && sql`(${works.certifiedAt}, ${works.id}) ${than} (${from[1]}, ${bytes(from[2])})`,
    order: [by(works.certifiedAt), by(works.id)],
    cursorOf: ({ id, certifiedAt }: Placed) => [sort, certifiedAt, id],
  };
}
