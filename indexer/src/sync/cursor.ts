import { eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { CursorMovedError, OtherDeploymentError } from "../errors.ts";
import type { Contracts } from "../handlers/decodeLog.ts";
import { allChainTables, allFactTables } from "../store/allTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { blocks, sync, undo } from "../store/syncTables.ts";
import type { ChainBlock } from "./chainSource.ts";

/** The channel on which the number of each newly indexed (or gone back to) block is told. */
export const HEAD_CHANNEL = "colophon_head";

export interface Cursor {
  block: number;
  hash: Hex;
  floor: number;
}

export interface Deployed extends Contracts {
  chainId: number;
  /** The first block that can hold an event. */
  startBlock: number;
}

/** Where the index stands; null: nothing was indexed yet. */
export async function readCursor(db: Db): Promise<Cursor | null> {
  const [row] = await db
    .select({ block: sync.block, hash: sync.hash, floor: sync.floor })
    .from(sync)
    .where(eq(sync.id, 1));
  return row ?? null;
}

/** @throws OtherDeploymentError if the index was made for another deployment. */
export async function checkDeployment(db: Db, deployed: Deployed): Promise<void> {
  const [row] = await db.select().from(sync).where(eq(sync.id, 1));
  if (!row) return;
  const fields = [
    "chainId",
    "startBlock",
    "contributions",
    "curation",
    "rewardPools",
    "royalties",
    "editions",
  ] as const;
  const differences = fields
    .filter((field) => row[field] !== deployed[field])
    .map((field) => `${field} was ${row[field]}, is ${deployed[field]}`);
  if (differences.length > 0) throw new OtherDeploymentError(differences);
}

/** Puts the cursor before the first block. `base` is the block before it. */
export async function beginIndex(db: Db, deployed: Deployed, base: ChainBlock, head: number): Promise<void> {
  const { chainId, contributions, curation, rewardPools, royalties, editions, startBlock } = deployed;
  await db.transaction(async (tx) => {
    await tx.insert(blocks).values(base);
    await tx.insert(sync).values({
      id: 1,
      chainId,
      contributions,
      curation,
      rewardPools,
      royalties,
      editions,
      startBlock,
      block: base.number,
      hash: base.hash,
      time: base.time,
      head,
      floor: base.number,
      seenAt: wallSeconds(),
    });
  });
}

/**
 * One transaction at a time writes to the index: it holds the cursor's row from its first statement to its last, so that what
 * it read stays true, and a commit of a process that was killed is seen before it is built upon.
 *
 * @throws CursorMovedError if the cursor isn't where the caller believes
 */
export async function holdCursor(tx: Db, expected: { block: number; hash: Hex }): Promise<void> {
  const [row] = await tx.select({ block: sync.block, hash: sync.hash }).from(sync).where(eq(sync.id, 1)).for("update");
  if (row?.block !== expected.block || row.hash !== expected.hash) {
    throw new CursorMovedError(`${expected.block} ${expected.hash}`, row ? `${row.block} ${row.hash}` : "nowhere");
  }
}

/** Moves the cursor, in the transaction that wrote what it stands for. Listeners hear of it once that is committed. */
export async function moveCursor(tx: Db, to: ChainBlock, head: number, floor: number): Promise<void> {
  await tx
    .update(sync)
    .set({
      block: to.number,
      hash: to.hash,
      time: to.time,
      head,
      floor,
      halted: null,
      trouble: null,
      seenAt: wallSeconds(),
    })
    .where(eq(sync.id, 1));
  await tx.delete(undo).where(sql`${undo.block} <= ${floor}`);
  await tx.delete(blocks).where(sql`${blocks.number} < ${floor}`);
  await tx.execute(sql`select pg_notify(${HEAD_CHANNEL}, ${String(to.number)})`);
}

/** Tells that the indexer lives, what the chain's head is, and what is wrong, if anything. */
export async function noteState(db: Db, state: { head?: number; halted?: string | null; trouble?: string | null }) {
  await db
    .update(sync)
    .set({ ...state, seenAt: wallSeconds() })
    .where(eq(sync.id, 1));
}

/** Forgets everything that was read from the chain. Facts about content stay: they are true of any chain. */
export async function clearIndex(db: Db): Promise<void> {
  const names = [...allChainTables, sync, blocks, undo];
  await db.transaction(async (tx) => {
    for (const table of names) await tx.delete(table);
    // Token metadata and statement leaves speak of a chain's contracts.
    for (const table of [...allFactTables.ofChain, ...allFactTables.derived]) await tx.delete(table);
  });
}

const wallSeconds = () => Math.floor(Date.now() / 1000);
