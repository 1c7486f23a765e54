import { boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { hex, whole } from "../columns.ts";

/** By number, as the contract's `AnchorKind`. */
export const ANCHOR_KINDS = ["contributions", "votes", "polls"] as const;

export const commitments = pgTable(
  "commitments",
  {
    campaign: whole("campaign").notNull(),
    commitment: hex("commitment").notNull(),
    time: whole("time").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.commitment] })],
);

/** Roots of signed works, votes and answers. What their leaves say are facts of their files (`anchorFiles`). */
export const anchors = pgTable(
  "anchors",
  {
    campaign: whole("campaign").notNull(),
    kind: text("kind", { enum: ANCHOR_KINDS }).notNull(),
    root: hex("root").notNull(),
    /** Under which the chain keeps the root: the same one can be anchored again under other terms. */
    config: hex("config").notNull(),
    count: whole("count").notNull(),
    data: hex("data").notNull(),
    codec: smallint("codec").notNull(),
    /** Of contributions: nothing was certified or anchored in the campaign before, so that its leaf 0 may begin a story or remix. */
    first: boolean("first").notNull(),
    time: whole("time").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaign, t.kind, t.root, t.config] }),
    index("anchors_campaign").on(t.campaign, t.block, t.logIndex),
    index("anchors_data").on(t.data),
  ],
);
