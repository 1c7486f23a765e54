import { and, desc, eq, gte, lte } from "drizzle-orm";
import type { Logger } from "pino";
import { DeepReorgError } from "../errors.ts";
import type { Db } from "../store/openDatabase.ts";
import { blocks } from "../store/syncTables.ts";
import { undoTo } from "../store/undoTo.ts";
import type { ChainBlock, ChainSource } from "./chainSource.ts";
import { type Cursor, holdCursor, moveCursor } from "./cursor.ts";

interface GoBackOptions {
  db: Db;
  source: ChainSource;
  cursor: Cursor;
  head: number;
  log: Logger;
}

/** Known blocks compared with the chain's at once. */
const STRIDE = 32;

/**
 * Undoes what the chain no longer has: blocks that others took the place of, or that it lost.
 *
 * @returns false: the chain has the indexed blocks after all
 * @throws DeepReorgError if not even the lowest known block is the chain's
 */
export async function goBack({ db, source, cursor, head, log }: GoBackOptions): Promise<boolean> {
  const ancestor = await commonAncestor(db, source, cursor);
  if (!ancestor) throw new DeepReorgError(cursor.block, cursor.floor);
  if (ancestor.number === cursor.block) return false;
  await db.transaction(async (tx) => {
    await holdCursor(tx, cursor);
    await undoTo(tx, ancestor.number);
    await moveCursor(tx, ancestor, head, cursor.floor);
  });
  log.warn({ from: cursor.block, to: ancestor.number, depth: cursor.block - ancestor.number }, "reorg: blocks undone");
  return true;
}

/** Whether the index has another block where the chain has this one. */
export async function contradicts(db: Db, { number, hash }: ChainBlock): Promise<boolean> {
  const [known] = await db.select({ hash: blocks.hash }).from(blocks).where(eq(blocks.number, number));
  return known !== undefined && known.hash !== hash;
}

async function commonAncestor(db: Db, source: ChainSource, cursor: Cursor): Promise<ChainBlock | null> {
  for (let top = cursor.block; top >= cursor.floor; top -= STRIDE) {
    const known = await db
      .select()
      .from(blocks)
      .where(and(lte(blocks.number, top), gte(blocks.number, Math.max(cursor.floor, top - STRIDE + 1))))
      .orderBy(desc(blocks.number));
    const theirs = await Promise.all(known.map(({ number }) => source.block(number)));
    const match = known.find((block, index) => theirs[index]?.hash === block.hash);
    if (match) return match;
  }
  return null;
}
