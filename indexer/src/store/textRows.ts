import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import type { Db } from "./openDatabase.ts";

/** Values as PostgreSQL writes them; the reader knows which column is what. */
export type TextRow = readonly (string | null)[];

export interface Statement {
  /** Prepared under it once a connection, which is to be a function of the text; undefined: planned each time. */
  name?: string;
  text: string;
  values: readonly unknown[];
}

/**
 * A query's rows in PostgreSQL's own words: where a page has thousands of values, deciding anew for each how it is read takes longer
 * than the query does.
 *
 * @param db the database itself, not a transaction
 */
export async function textRows(db: Db, { name, text, values }: Statement): Promise<TextRow[]> {
  const client = "$client" in db ? db.$client : null;
  if (client instanceof pg.Pool) {
    const query = { ...(name ? { name } : {}), text, values: [...values], rowMode: "array" as const, types: asText };
    return (await client.query<(string | null)[]>(query)).rows;
  }
  if (client instanceof PGlite) {
    return (await client.query<(string | null)[]>(text, [...values], { rowMode: "array", parsers: pgliteAsText })).rows;
  }
  throw new TypeError(
    "Only a database itself can be asked for text, not a transaction of one: pass the `db` of `openDatabase`.",
  );
}

const same = (value: string) => value;

const asText = { getTypeParser: () => same };

/** By the types of our columns: PGlite has parsers for these. */
const pgliteAsText = Object.fromEntries(Object.values(pg.types.builtins).map((type) => [type, same] as const));
