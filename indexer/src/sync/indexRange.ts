import { applyEvent } from "../handlers/applyEvent.ts";
import { Changes } from "../handlers/changes.ts";
import type { ChainEvent, Contracts } from "../handlers/decodeLog.ts";
import { keysOf } from "../handlers/keysOf.ts";
import { loadRows } from "../store/loadRows.ts";
import type { Db } from "../store/openDatabase.ts";
import { blocks } from "../store/syncTables.ts";
import { writeChanges } from "../store/writeChanges.ts";
import { settleChanged } from "../works/settleChanged.ts";
import { type Cursor, holdCursor, moveCursor } from "./cursor.ts";
import type { ChainRange } from "./readRange.ts";

export interface IndexRangeOptions {
  db: Db;
  cursor: Cursor;
  range: ChainRange;
  /** The range's, by `decodeRange`. */
  events: ChainEvent[];
  /** The chain's last block. */
  head: number;
  /** True: each block can be undone later on. False: history, below what reorgs reach. */
  undoable: boolean;
  finality: number;
  deployed: Contracts;
}

/**
 * Writes a run of blocks in one transaction together with the cursor: it is there as a whole or not at all.
 *
 * @returns how many events were applied
 * @throws CursorMovedError
 */
export async function indexRange(options: IndexRangeOptions): Promise<number> {
  const { db, cursor, range, events, head, undoable, finality, deployed } = options;
  const last = range.blocks.get(range.to);
  if (!last) throw new Error(`the range has no block ${range.to}`);
  await db.transaction(async (tx) => {
    await holdCursor(tx, cursor);
    const changes = new Changes();
    await loadRows(
      tx,
      changes,
      events.flatMap((event) => keysOf(event)),
    );
    let block = -1;
    for (const event of events) {
      if (event.position.block !== block) {
        block = event.position.block;
        changes.beginBlock(block, undoable);
      }
      applyEvent(changes, event, deployed);
    }
    await writeChanges(tx, changes);
    await settleChanged(tx, changes);
    await tx.insert(blocks).values(undoable ? [...range.blocks.values()] : [last]);
    await moveCursor(tx, last, head, undoable ? Math.max(cursor.floor, range.to - finality) : range.to);
  });
  return events.length;
}
