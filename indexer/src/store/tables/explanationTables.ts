import type { StatementSummary } from "@colophon/sdk/explain/statementSummary.ts";
import { index, integer, jsonb, pgTable, primaryKey, smallint, text, uniqueIndex } from "drizzle-orm/pg-core";
import { amount, hex, whole } from "../columns.ts";

/*
 * What statement files say of works. A file's rows are written in batches while it is read, so they are served only where
 * `statement_summaries` has the file: that row is written last, when the file's end was reached and all of it was consistent.
 */

/** The files that were read to their end and lead to their root. `file`: see `fileKeyOf`. */
export const statementSummaries = pgTable("statement_summaries", {
  file: hex("file").primaryKey(),
  root: hex("root").notNull(),
  summary: jsonb("summary").$type<StatementSummary>().notNull(),
});

/** Work lines; `place` is the work's in the roll's order, from 0. */
export const statementWorks = pgTable(
  "statement_works",
  {
    file: hex("file").notNull(),
    place: integer("place").notNull(),
    id: hex("id").notNull(),
    author: hex("author").notNull(),
    certifiedAt: whole("certified_at").notNull(),
    score: integer("score").notNull(),
    votes: whole("votes").notNull(),
    equal: amount("equal").notNull(),
    curated: amount("curated").notNull(),
    community: amount("community").notNull(),
    received: amount("received").notNull(),
    remixes: whole("remixes").notNull(),
    kept: amount("kept").notNull(),
  },
  (t) => [primaryKey({ columns: [t.file, t.place] }), uniqueIndex("statement_works_id").on(t.file, t.id)],
);

/** What a work passed to each parent that it names, in the order in which it names them. */
export const statementEdges = pgTable(
  "statement_edges",
  {
    file: hex("file").notNull(),
    /** Its place. */
    child: integer("child").notNull(),
    ordinal: smallint("ordinal").notNull(),
    /** An id: it may be on no place of this roll. */
    parent: hex("parent").notNull(),
    amount: amount("amount").notNull(),
    state: text("state", { enum: ["paid", "off-roll", "not-earlier"] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.file, t.child, t.ordinal] }),
    index("statement_edges_parent").on(t.file, t.parent, t.amount, t.child, t.ordinal),
  ],
);

/** How what a work kept was divided. */
export const statementCredits = pgTable(
  "statement_credits",
  {
    file: hex("file").notNull(),
    /** Its place. */
    work: integer("work").notNull(),
    ordinal: smallint("ordinal").notNull(),
    account: hex("account").notNull(),
    bps: integer("bps").notNull(),
    amount: amount("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.file, t.work, t.ordinal] }),
    index("statement_credits_account").on(t.file, t.account, t.amount, t.work, t.ordinal),
  ],
);

/** Account lines of a file that is being read: they become `statement_leaves` when its end was reached. */
export const stagedLeaves = pgTable(
  "staged_leaves",
  {
    file: hex("file").notNull(),
    account: hex("account").notNull(),
    cumulative: amount("cumulative").notNull(),
  },
  (t) => [primaryKey({ columns: [t.file, t.account] })],
);
