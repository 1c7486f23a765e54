import { gt, sql } from "drizzle-orm";
import { deriveWorks } from "../works/deriveWorks.ts";
import { markUndone } from "../works/markUndone.ts";
import { deleteRows } from "./deleteRows.ts";
import type { Db } from "./openDatabase.ts";
import { blocks, undo } from "./syncTables.ts";
import { logSpecs, specFor, stateSpecs } from "./tableSpecs.ts";
import { upsertEncoded } from "./writeChanges.ts";

/**
 * Makes every chain table what it was after block `ancestor`. Rows that changed get the earliest pre-image above it: what the row
 * was before the first undone block that touched it. Call it in the transaction that moves the cursor back.
 */
export async function undoTo(tx: Db, ancestor: number): Promise<void> {
  await markUndone(tx, ancestor);
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
  await deriveWorks(tx);
  await tx.delete(undo).where(gt(undo.block, ancestor));
  await tx.delete(blocks).where(gt(blocks.number, ancestor));
}
