import { type SQL, sql } from "drizzle-orm";
import type { Hex } from "viem";
import type { Changes } from "../handlers/changes.ts";
import { chunks } from "../store/chunks.ts";
import type { Db } from "../store/openDatabase.ts";
import type { StateRow } from "../store/tableSpecs.ts";
import { admitAnchor } from "./admitAnchor.ts";
import { deriveWorks } from "./deriveWorks.ts";
import { markStale } from "./staleWorks.ts";

/** After a run of blocks was written: anchors whose file was read before give their leaves, and all works that anything happened to are derived anew. */
export async function settleChanged(tx: Db, changes: Changes): Promise<void> {
  const ids = new Set<Hex>();
  const anchored: StateRow<"anchors">[] = [];
  for (const { table, row } of changes.changed()) {
    if (table === "attributions") ids.add((row as StateRow<"attributions">).id);
    else if (table === "standingVerdicts") ids.add((row as StateRow<"standingVerdicts">).work);
    else if (table === "appeals") ids.add((row as StateRow<"appeals">).work);
    else if (table === "anchors") {
      const anchor = row as StateRow<"anchors">;
      if (anchor.kind === "contributions") anchored.push(anchor);
    }
  }
  if (ids.size === 0 && anchored.length === 0) return;
  for (const chunk of chunks([...ids])) await markStale(tx, listed(chunk));
  anchored.sort((a, b) => a.block - b.block || a.logIndex - b.logIndex);
  for (const anchor of anchored) await admitAnchor(tx, anchor);
  await deriveWorks(tx);
}

function listed(ids: readonly Hex[]): SQL {
  const json = JSON.stringify(ids.map((id) => `\\x${id.slice(2)}`));
  return sql`select value::bytea as id from json_array_elements_text(${json}::json)`;
}
