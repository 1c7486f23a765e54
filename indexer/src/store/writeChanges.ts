import { type SQL, sql } from "drizzle-orm";
import type { Changes } from "../handlers/changes.ts";
import { chunks } from "./chunks.ts";
import { copyRows } from "./copyRows.ts";
import { copyTarget } from "./copyTarget.ts";
import { deleteRows } from "./deleteRows.ts";
import { noteFacts } from "./noteFacts.ts";
import type { Db } from "./openDatabase.ts";
import { undo } from "./syncTables.ts";
import { encodeRow, type LogTable, type StateTable, specFor, type TableSpec } from "./tableSpecs.ts";

/** From so many new rows on COPY is worth its own round trip. */
const COPY_FROM = 32;

/**
 * Writes all that a run of blocks changed. Call it in the transaction that moves the cursor, and that held the cursor when the rows
 * were loaded: what wasn't there then isn't there now, so that new rows need no look for a conflict.
 */
export async function writeChanges(tx: Db, changes: Changes): Promise<void> {
  await writeUndo(tx, changes);
  const created = new Map<StateTable, object[]>();
  const replaced = new Map<StateTable, object[]>();
  const asking = new Map<StateTable, object[]>();
  for (const { table, row, before } of changes.changed()) {
    push(before === null ? created : replaced, table, row);
    if (before === null || namesOther(table, before, row)) push(asking, table, row);
  }
  for (const [table, keys] of changes.removed()) await deleteRows(tx, table, keys);
  for (const [table, rows] of created) await insertRows(tx, specFor(table), rows);
  for (const [table, rows] of replaced) await upsertRows(tx, specFor(table), rows);
  for (const [table, rows] of changes.appended) await insertRows(tx, specFor(table), rows);
  await noteFacts(tx, asking, changes.appended);
}

/** Whether a row names something that wasn't asked about yet: by a work taken over, an edition named anew, settings that changed. */
function namesOther(table: StateTable, before: object, row: object): boolean {
  const named = FIELDS_THAT_NAME[table] ?? [];
  const values = (fields: Record<string, unknown>) => JSON.stringify(named.map((field) => fields[field]));
  return named.length > 0 && values({ ...before }) !== values({ ...row });
}

const FIELDS_THAT_NAME: { [T in StateTable]?: readonly string[] } = {
  attributions: ["digest", "codec", "manifest"],
  editions: ["digest", "codec"],
  campaigns: ["settings"],
};

const UNDO = copyTarget(undo);

async function writeUndo(tx: Db, changes: Changes): Promise<void> {
  const rows = [...changes.preImages].map(({ block, table, key, before }) => ({
    block,
    table,
    key,
    before: before && encodeRow(specFor(table), before),
  }));
  if (rows.length >= COPY_FROM) return copyRows(tx, UNDO, rows);
  for (const chunk of chunks(rows)) {
    await tx.execute(
      sql`insert into ${undo} select * from json_populate_recordset(null::undo, ${JSON.stringify(chunk)}::json)`,
    );
  }
}

/** Inserts rows, or replaces those with the same key. */
export async function upsertRows(tx: Db, spec: TableSpec, rows: readonly object[]): Promise<void> {
  await upsertEncoded(
    tx,
    spec,
    rows.map((row) => encodeRow(spec, row)),
  );
}

/** The same with rows that `encodeRow` made. */
export async function upsertEncoded(tx: Db, spec: TableSpec, rows: readonly object[]): Promise<void> {
  const rest = spec.columns.filter((column) => !spec.key.includes(column));
  const set = sql.join(
    rest.map(({ name }) => sql`${sql.identifier(name)} = excluded.${sql.identifier(name)}`),
    sql`, `,
  );
  const key = names(spec.key);
  const onConflict = rest.length > 0 ? sql`do update set ${set}` : sql`do nothing`;
  for (const chunk of chunks(rows)) await tx.execute(sql`${insertion(spec, chunk)} on conflict (${key}) ${onConflict}`);
}

/** Inserts rows that aren't there yet. */
async function insertRows(tx: Db, spec: TableSpec, rows: readonly object[]): Promise<void> {
  if (rows.length >= COPY_FROM) return copyRows(tx, spec, rows);
  for (const chunk of chunks(rows)) {
    await tx.execute(
      insertion(
        spec,
        chunk.map((row) => encodeRow(spec, row)),
      ),
    );
  }
}

function insertion(spec: TableSpec, rows: readonly object[]): SQL {
  const table = sql.identifier(spec.name);
  const columns = names(spec.columns);
  return sql`insert into ${table} (${columns}) select ${columns} from json_populate_recordset(null::${table}, ${JSON.stringify(rows)}::json)`;
}

function names(columns: TableSpec["columns"]): SQL {
  return sql.join(
    columns.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}

function push<T extends StateTable | LogTable>(map: Map<T, object[]>, table: T, row: object): void {
  const rows = map.get(table);
  if (rows) rows.push(row);
  else map.set(table, [row]);
}
