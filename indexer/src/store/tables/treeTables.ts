import { boolean, index, integer, pgTable, primaryKey, smallint } from "drizzle-orm/pg-core";
import { bytes, hex, whole } from "../columns.ts";

/*
 * Trees of statements, for proofs without the tree in memory. They follow from the leaves: nothing is lost when they go. What is
 * read of them is computed again up to the root (`proofFromBlocks`), so a damaged row can't lead to a wrong proof.
 */

/** The trees there are; one serves proofs when it's `complete`. */
export const trees = pgTable(
  "trees",
  {
    root: hex("root").primaryKey(),
    /** Whose statement it is. */
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    /** Leaves. */
    size: integer("size").notNull(),
    /** Written last, when all blocks are there. */
    complete: boolean("complete").notNull(),
  },
  (t) => [index("trees_pool").on(t.campaign, t.token)],
);

/** Their parts, as `treeBlocks` of the SDK cuts them. */
export const treeBlocks = pgTable(
  "tree_blocks",
  {
    root: hex("root").notNull(),
    layer: smallint("layer").notNull(),
    block: integer("block").notNull(),
    /** Only in layer 0: by what a leaf's block is found. */
    low: bytes("low"),
    /** At most 8 KiB of hashes, which don't compress: the migration sets their storage to `external`. */
    bytes: bytes("bytes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.root, t.layer, t.block] }), index("tree_blocks_low").on(t.root, t.low)],
);
