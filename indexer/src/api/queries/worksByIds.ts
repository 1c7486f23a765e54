import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { arrayText } from "../../store/arrayParam.ts";
import { works } from "../../store/chainTables.ts";
import type { Db } from "../../store/openDatabase.ts";
import { textRows } from "../../store/textRows.ts";
import { selectWorks, type WorkRow } from "./workRows.ts";
import { readWork } from "./workText.ts";

/**
 * Works with all that a page shows of them, in the order of their ids; one that is no more is left out.
 *
 * Planning a join of eight tables takes several times as long as running it for a page, so it is prepared once a connection: its
 * form is always the same. And a page has thousands of values, so they are read by hand.
 */
export async function worksByIds(db: Db, ids: readonly Hex[]): Promise<WorkRow[]> {
  if (ids.length === 0) return [];
  const { kinds, ...statement } = statementFor(db);
  const rows = await textRows(db, { ...statement, values: [...kinds, arrayText("bytea", ids)] });
  const byId = new Map(rows.map(readWork).map((row) => [row.work.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

const statements = new WeakMap<Db, ReturnType<typeof prepare>>();

function statementFor(db: Db): ReturnType<typeof prepare> {
  const known = statements.get(db) ?? prepare(db);
  statements.set(db, known);
  return known;
}

function prepare(db: Db) {
  const { sql: text, params } = selectWorks(db)
    .where(sql`${works.id} = any(${sql.placeholder("ids")}::text::bytea[])`)
    .toSQL();
  // The ids come last; before them, what the joins compare with.
  return { name: "works_by_ids", text, kinds: params.slice(0, -1) };
}
