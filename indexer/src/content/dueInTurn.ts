import type { Db } from "../store/openDatabase.ts";
import { type TextRow, textRows } from "../store/textRows.ts";

/** Tables of facts whose rows say which campaign asked for them. */
type AskedTable = "contents" | "documents" | "anchor_files";

/** A campaign with less isn't worth a turn. */
const LEAST = 8;

/**
 * Rows of facts whose time has come, as many of each campaign: one that names a million bytes which nobody has keeps no other waiting. Campaigns are
 * found one after the other by the index on `asked_by` and `next_attempt`, however many rows each has.
 *
 * @param columns of the table, in the order in which each row gives them
 * @param order within a campaign, after the time
 * @param now unix seconds
 * @returns rows in PostgreSQL's own words, a campaign's together
 */
export async function dueInTurn(
  db: Db,
  { table, columns, order = [] }: { table: AskedTable; columns: readonly string[]; order?: readonly string[] },
  now: number,
  limit: number,
): Promise<TextRow[]> {
  const first = (after: string) =>
    `select asked_by, next_attempt from ${table} where next_attempt is not null ${after} order by asked_by, next_attempt limit 1`;
  const askers = await textRows(db, {
    text: `with recursive asker as (
        (${first("")}) union all select later.* from asker cross join lateral (${first("and asked_by > asker.asked_by")}) later
      ) select asked_by from asker where next_attempt <= $1`,
    values: [now],
  });
  if (askers.length === 0) return [];
  const each = Math.max(LEAST, Math.ceil(limit / askers.length));
  return textRows(db, {
    text: `select due.* from unnest($1::text::bigint[]) asker(id) cross join lateral (
        select ${columns.join(", ")} from ${table} where asked_by = asker.id and next_attempt <= $2
        order by ${["next_attempt", ...order].join(", ")} limit $3
      ) due`,
    values: [`{${askers.map(([id]) => id).join(",")}}`, now, each],
  });
}
