import { getTableColumns, sql } from "drizzle-orm";
import { type Changes, keyText } from "../handlers/changes.ts";
import type { Db } from "./openDatabase.ts";
import { encodeRow, type Key, type StateRow, type StateTable, specFor, stateTables } from "./tableSpecs.ts";

/** Loads the named rows into `changes`; what isn't there is remembered as absent. One query a table. */
export async function loadRows(db: Db, changes: Changes, named: Iterable<readonly [StateTable, ...Key]>) {
  const wanted = new Map<StateTable, Map<string, Key>>();
  for (const [table, ...key] of named) {
    if (changes.has(table, key)) continue;
    const keys = wanted.get(table) ?? new Map<string, Key>();
    keys.set(keyText(key), key);
    wanted.set(table, keys);
  }
  for (const [table, keys] of wanted) await loadTable(db, changes, table, [...keys.values()]);
}

async function loadTable<T extends StateTable>(db: Db, changes: Changes, name: T, keys: Key[]): Promise<void> {
  const spec = specFor(name);
  for (const key of keys) changes.load(name, key, null);
  const encoded = keys.map((key) =>
    encodeRow(
      { ...spec, columns: spec.key },
      Object.fromEntries(spec.key.map((column, index) => [column.field, key[index]])),
    ),
  );
  const all = getTableColumns(stateTables[name]);
  const fields = Object.fromEntries(
    Object.entries(all).filter(([field]) => spec.columns.some((column) => column.field === field)),
  );
  const columns = sql.join(
    spec.key.map((column) => sql`${sql.identifier(spec.name)}.${sql.identifier(column.name)}`),
    sql`, `,
  );
  const names = sql.join(
    spec.key.map((column) => sql.identifier(column.name)),
    sql`, `,
  );
  const rows = await db
    .select(fields)
    .from(spec.table)
    .where(
      sql`(${columns}) in (select ${names} from json_populate_recordset(null::${sql.identifier(spec.name)}, ${JSON.stringify(encoded)}::json))`,
    );
  for (const row of rows) {
    const key = spec.key.map((column) => row[column.field] as string | number);
    changes.load(name, key, row as StateRow<T>);
  }
}
