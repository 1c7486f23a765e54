import { gt, sql } from "drizzle-orm";
import type { Db } from "./openDatabase.ts";
import { blocks, undo } from "./syncTables.ts";
import { logSpecs, type StateTable, specFor, stateSpecs } from "./tableSpecs.ts";
import { upsertEncoded } from "./writeChanges.ts";

/**
 * Makes every chain table what it was after block `ancestor`. Rows that changed get the earliest pre-image above it: what the row
 * was before the first undone block that touched it. Call it in the transaction that moves the cursor back.
 */
export async function undoTo(tx: Db, ancestor: number): Promise<void> {
  for (const spec of logSpecs.values()) {
    await tx.execute(sql`delete from ${sql.identifier(spec.name)} where block > ${ancestor}`);
  }
  const rows = await tx
    .selectDistinctOn([undo.table, undo.key], { table: undo.table, key: undo.key, before: undo.before })
    .from(undo)
    .where(gt(undo.block, ancestor))
    .orderBy(undo.table, undo.key, undo.block);
  for (const name of stateSpecs.keys()) {
    const touched = rows.filter((row) => row.table === name);
    const restored = touched.flatMap(({ before }) => (before === null ? [] : [before as object]));
    await deleteRows(
      tx,
      name,
      touched.filter(({ before }) => before === null).map(({ key }) => key),
    );
    await upsertEncoded(tx, specFor(name), restored);
  }
  await tx.delete(undo).where(gt(undo.block, ancestor));
  await tx.delete(blocks).where(gt(blocks.number, ancestor));
}

async function deleteRows(tx: Db, name: StateTable, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
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
  if (name === "works") {
    // The count is a fact's, so no pre-image brings it back.
    await tx.execute(
      sql`update campaigns set verified = verified - lost.many from (
          select works.campaign, count(*)::int as many from works, ${gone} where ${match} and works.verification = 'verified' group by works.campaign
        ) lost where campaigns.id = lost.campaign`,
    );
  }
  await tx.execute(sql`delete from ${table} using ${gone} where ${match}`);
}
