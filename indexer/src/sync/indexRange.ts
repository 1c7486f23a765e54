import type { Logger } from "pino";
import { applyEvent } from "../handlers/applyEvent.ts";
import { Changes } from "../handlers/changes.ts";
import type { ChainEvent, Contracts, LogDecoder } from "../handlers/decodeLog.ts";
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
  decode: LogDecoder;
  log: Logger;
  cursor: Cursor;
  range: ChainRange;
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
  const { db, cursor, range, head, undoable, finality, deployed } = options;
  const last = range.blocks.get(range.to);
  if (!last) throw new Error(`the range has no block ${range.to}`);
  const events = decodeRange(options);
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

function decodeRange({ range, decode, log }: IndexRangeOptions): ChainEvent[] {
  const events: ChainEvent[] = [];
  for (const entry of range.logs) {
    const header = range.blocks.get(entry.block);
    if (!header) throw new Error(`the range has no block ${entry.block}`);
    const { block, logIndex, transaction } = entry;
    const event = decode(entry, { block, logIndex, transaction, time: header.time });
    if (event) events.push(event);
    else
      log.error(
        { block, logIndex, transaction, address: entry.address, topic: entry.topics[0] },
        "an event of our contracts is unknown to this version and was skipped: update the indexer, then start once with --reindex",
      );
  }
  return events;
}
