import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { arrayText } from "../../store/arrayParam.ts";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { selectWorks, type WorkRow } from "./workRows.ts";

/**
 * Works with all that a page shows of them, in the order of their ids; one that is no more is left out.
 *
 * Planning a join of eight tables takes several times as long as running it for a page, so it is prepared once a connection: its
 * form is always the same.
 */
export async function worksByIds(db: Db, ids: readonly Hex[]): Promise<WorkRow[]> {
  if (ids.length === 0) return [];
  const rows = await preparedFor(db).execute({ ids: arrayText("bytea", ids) });
  const byId = new Map(rows.map((row) => [row.work.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function prepare(db: Db) {
  return selectWorks(db)
    .where(sql`${works.id} = any(${sql.placeholder("ids")}::text::bytea[])`)
    .prepare("works_by_ids");
}

const prepared = new WeakMap<Db, ReturnType<typeof prepare>>();

function preparedFor(db: Db): ReturnType<typeof prepare> {
  const known = prepared.get(db) ?? prepare(db);
  prepared.set(db, known);
  return known;
}
