import { boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { amount, hex, whole } from "../columns.ts";

const verdictColumns = () => ({
  work: hex("work").notNull(),
  author: hex("author").notNull(),
  curator: hex("curator").notNull(),
  accepted: boolean("accepted").notNull(),
  score: integer("score").notNull(),
  reason: smallint("reason").notNull(),
  note: hex("note"),
  time: whole("time").notNull(),
  block: whole("block").notNull(),
  logIndex: integer("log_index").notNull(),
  transaction: hex("transaction").notNull(),
});

/** Every verdict ever given. */
export const verdicts = pgTable("verdicts", verdictColumns(), (t) => [
  primaryKey({ columns: [t.block, t.logIndex] }),
  index("verdicts_work").on(t.work, t.block, t.logIndex),
]);

/** The verdict that counts for (work, author): the last one. It may come before the work is certified. */
export const standingVerdicts = pgTable("standing_verdicts", verdictColumns(), (t) => [
  primaryKey({ columns: [t.work, t.author] }),
]);

/** One for (work, author), ever; the work need not be minted. */
export const appeals = pgTable(
  "appeals",
  {
    work: hex("work").notNull(),
    author: hex("author").notNull(),
    campaign: whole("campaign").notNull(),
    state: text("state", { enum: ["pending", "upheld", "rejected"] }).notNull(),
    /** What was put up, in wei, and what the contract still holds of it for the author. */
    bond: amount("bond").notNull(),
    held: amount("held").notNull(),
    /** The end of the appeals, from when on nothing holds the bond back. */
    returnsAt: whole("returns_at").notNull(),
    score: integer("score").notNull(),
    arbiter: hex("arbiter"),
    note: hex("note"),
    forfeited: amount("forfeited").notNull(),
    time: whole("time").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
    decidedAt: whole("decided_at"),
    decidedBlock: whole("decided_block"),
    decidedLogIndex: integer("decided_log_index"),
    decision: hex("decision"),
  },
  (t) => [
    primaryKey({ columns: [t.work, t.author] }),
    index("appeals_campaign").on(t.campaign, t.block, t.logIndex),
    index("appeals_author").on(t.author, t.block, t.logIndex),
  ],
);

/** Bonds that left, and to whom. */
export const bondReturns = pgTable(
  "bond_returns",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    work: hex("work").notNull(),
    author: hex("author").notNull(),
    to: hex("to").notNull(),
    amount: amount("amount").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("bond_returns_work").on(t.work, t.author)],
);

/** Direct votes in the order in which budgets count them. */
export const votes = pgTable(
  "votes",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    voter: hex("voter").notNull(),
    work: hex("work").notNull(),
    votes: integer("votes").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("votes_campaign").on(t.campaign, t.block, t.logIndex)],
);

/** What one voter gave one work in all. */
export const ballots = pgTable(
  "ballots",
  {
    work: hex("work").notNull(),
    voter: hex("voter").notNull(),
    campaign: whole("campaign").notNull(),
    votes: whole("votes").notNull(),
  },
  (t) => [primaryKey({ columns: [t.work, t.voter] })],
);

/** What a work was given in all, as the log says; nobody's eligibility or budget was looked at. */
export const voteTotals = pgTable(
  "vote_totals",
  {
    work: hex("work").primaryKey(),
    campaign: whole("campaign").notNull(),
    votes: whole("votes").notNull(),
    voters: integer("voters").notNull(),
  },
  (t) => [index("vote_totals_campaign").on(t.campaign, t.votes, t.work)],
);

/** The first opening of each, which is the one that counts. */
export const polls = pgTable(
  "polls",
  {
    campaign: whole("campaign").notNull(),
    poll: hex("poll").notNull(),
    by: hex("by").notNull(),
    closes: whole("closes").notNull(),
    time: whole("time").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.poll] }), index("polls_campaign").on(t.campaign, t.block, t.logIndex)],
);
