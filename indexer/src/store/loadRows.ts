import { getTableColumns, sql } from "drizzle-orm";
import type { Changes } from "../handlers/changes.ts";
import { arrayParam } from "./arrayParam.ts";
import type { Db } from "./openDatabase.ts";
import { type Key, type StateRow, type StateTable, specFor, stateTables } from "./tableSpecs.ts";

/** Loads the named rows into `changes`; what isn't there is remembered as absent. One query a table. */
export async function loadRows(db: Db, changes: Changes, named: Iterable<readonly [StateTable, ...Key]>) {
  const wanted = new Map<StateTable, Key[]>();
  for (const [table, ...key] of named) {
    if (changes.has(table, key)) continue;
    changes.load(table, key, null);
    const keys = wanted.get(table);
    if (keys) keys.push(key);
    else wanted.set(table, [key]);
  }
  for (const [table, keys] of wanted) await loadTable(db, changes, table, keys);
}

async function loadTable<T extends StateTable>(db: Db, changes: Changes, name: T, keys: Key[]): Promise<void> {
  const spec = specFor(name);
  const all = getTableColumns(stateTables[name]);
  const fields = Object.fromEntries(
    Object.entries(all).filter(([field]) => spec.columns.some((column) => column.field === field)),
  );
  const names = spec.key.map((column) => sql.identifier(column.name));
  const lists = spec.key.map((column, index) =>
    arrayParam(
      column.type,
      keys.map((key) => key[index] ?? ""),
    ),
  );
  const rows = await db
    .select(fields)
    .from(spec.table)
    .where(
      sql`(${sql.join(
        names.map((name) => sql`${sql.identifier(spec.name)}.${name}`),
        sql`, `,
      )}) in (select * from unnest(${sql.join(lists, sql`, `)}))`,
    );
  for (const row of rows) {
    const key = spec.key.map((column) => row[column.field] as string | number);
    changes.load(name, key, row as StateRow<T>);
  }
}
