/** Where the indexer is, and what it needs to go back. Not part of what the index says about the chain. */
import { integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { hex, whole } from "./columns.ts";

/** One row. Written in the same transaction as what it speaks of. */
export const sync = pgTable("sync", {
  id: integer("id").primaryKey(),
  chainId: whole("chain_id").notNull(),
  contributions: hex("contributions").notNull(),
  curation: hex("curation").notNull(),
  rewardPools: hex("reward_pools").notNull(),
  royalties: hex("royalties").notNull(),
  editions: hex("editions").notNull(),
  startBlock: whole("start_block").notNull(),
  /** The last block indexed. */
  block: whole("block").notNull(),
  hash: hex("hash").notNull(),
  time: whole("time").notNull(),
  /** The chain's last block when it was looked at last. */
  head: whole("head").notNull(),
  /** Blocks at or below can't be undone any more. */
  floor: whole("floor").notNull(),
  /** Why indexing stopped and what to do; null while it goes on. */
  halted: text("halted"),
  /** Why the chain can't be read just now; null when it can. */
  trouble: text("trouble"),
  /** Wall clock (unix seconds) of the indexer's last sign of life. */
  seenAt: whole("seen_at").notNull(),
});

/** The blocks that can still be undone, and the one below them. */
export const blocks = pgTable("blocks", {
  number: whole("number").primaryKey(),
  hash: hex("hash").notNull(),
  parentHash: hex("parent_hash").notNull(),
  time: whole("time").notNull(),
});

/** What rows that changed in a block were before it; `before` null: they were not. */
export const undo = pgTable(
  "undo",
  {
    block: whole("block").notNull(),
    table: text("table").notNull(),
    key: text("key").notNull(),
    before: jsonb("before"),
  },
  (t) => [primaryKey({ columns: [t.block, t.table, t.key] })],
);
