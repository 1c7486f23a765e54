import { sql } from "drizzle-orm";
import { chunks } from "./chunks.ts";
import type { Db } from "./openDatabase.ts";
import { type StateTable, specFor } from "./tableSpecs.ts";

/** Deletes rows by their keys as `keyText` writes them. */
export async function deleteRows(tx: Db, name: StateTable, keys: readonly string[]): Promise<void> {
  for (const chunk of chunks(keys)) await deleteChunk(tx, name, chunk);
}

async function deleteChunk(tx: Db, name: StateTable, keys: readonly string[]): Promise<void> {
  const spec = specFor(name);
  const encoded = keys.map((text) => {
    const key: unknown = JSON.parse(text);
    const parts: readonly unknown[] = Array.isArray(key) ? key : [];
    return Object.fromEntries(
      spec.key.map(({ name: column, type }, index) => {
        const part = parts[index];
        return [column, type === "bytea" && typeof part === "string" ? `\\x${part.slice(2)}` : part];
      }),
    );
  });
  const table = sql.identifier(spec.name);
  const match = sql.join(
    spec.key.map(({ name: column }) => sql`${table}.${sql.identifier(column)} = gone.${sql.identifier(column)}`),
    sql` and `,
  );
  const gone = sql`json_populate_recordset(null::${table}, ${JSON.stringify(encoded)}::json) gone`;
  await tx.execute(sql`delete from ${table} using ${gone} where ${match}`);
}
