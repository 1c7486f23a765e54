import { boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { amount, hex, whole } from "../columns.ts";

export const pools = pgTable(
  "pools",
  {
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    funded: amount("funded").notNull(),
    refunded: amount("refunded").notNull(),
    paid: amount("paid").notNull(),
    /** What of funded − refunded is nobody's deposit; then all that ever came so, by source, and what the brand took of it. */
    proceeds: amount("proceeds").notNull(),
    fromEditions: amount("from_editions").notNull(),
    fromRoyalties: amount("from_royalties").notNull(),
    fromBonds: amount("from_bonds").notNull(),
    fromStakes: amount("from_stakes").notNull(),
    fromGifts: amount("from_gifts").notNull(),
    taken: amount("taken").notNull(),
    /** The statement that stood last, by its event: 0 none. A due proposal stands too, from its time on (see the API). */
    standing: integer("standing").notNull(),
    total: amount("total").notNull(),
    root: hex("root"),
    /** `upheld`: disputed and upheld by the arbiter; stands by time like `proposed`. */
    state: text("state", { enum: ["none", "proposed", "disputed", "upheld"] }).notNull(),
    /** An empty roll stood: its funders may take their deposits back. */
    emptyStood: boolean("empty_stood").notNull(),
    pending: integer("pending"),
    pendingTotal: amount("pending_total"),
    pendingRoot: hex("pending_root"),
    claimableFrom: whole("claimable_from"),
    block: whole("block").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.token] })],
);

/** Deposits, and refunds of them. */
export const fundings = pgTable(
  "fundings",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    kind: text("kind", { enum: ["funded", "refunded"] }).notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    funder: hex("funder").notNull(),
    amount: amount("amount").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("fundings_campaign").on(t.campaign, t.block)],
);

/** Money that was nobody's deposit, in and out. */
export const proceeds = pgTable(
  "proceeds",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    kind: text("kind", { enum: ["editions", "royalties", "bonds", "stakes", "gifts", "taken"] }).notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    /** Who paid it in; the brand for what was taken; null for lost stakes, which were here. */
    from: hex("from"),
    /** Of what was taken. */
    to: hex("to"),
    amount: amount("amount").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("proceeds_campaign").on(t.campaign, t.block)],
);

export const statements = pgTable(
  "statements",
  {
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    number: integer("number").notNull(),
    proposer: hex("proposer").notNull(),
    /** The proposal says that the roll is empty; it has neither root nor file. */
    empty: boolean("empty").notNull(),
    root: hex("root"),
    total: amount("total").notNull(),
    bond: amount("bond").notNull(),
    statement: hex("statement"),
    codec: smallint("codec").notNull(),
    proposedAt: whole("proposed_at").notNull(),
    claimableFrom: whole("claimable_from").notNull(),
    /** By its events. `stood`: whether a later one took its place is seen from the pool. */
    state: text("state", { enum: ["proposed", "disputed", "upheld", "stood", "fell"] }).notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.token, t.number] }), index("statements_root").on(t.root)],
);

/** The stakes of disputes: the dispute itself is the first, against the statement. */
export const raises = pgTable(
  "raises",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    number: integer("number").notNull(),
    raiser: hex("raiser").notNull(),
    stands: boolean("stands").notNull(),
    amount: amount("amount").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("raises_pool").on(t.campaign, t.token, t.number)],
);

/** How proposals ended, and what the arbiter said before. */
export const statementTurns = pgTable(
  "statement_turns",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    number: integer("number").notNull(),
    kind: text("kind", { enum: ["decided", "stood", "fell", "forfeited"] }).notNull(),
    /** Of a decision. */
    stands: boolean("stands"),
    /** Of lost stakes: what the pool keeps of them. */
    amount: amount("amount"),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.block, t.logIndex] }),
    index("statement_turns_pool").on(t.campaign, t.token, t.number),
  ],
);

export const claims = pgTable(
  "claims",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    account: hex("account").notNull(),
    to: hex("to").notNull(),
    amount: amount("amount").notNull(),
    cumulative: amount("cumulative").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.block, t.logIndex] }),
    index("claims_account").on(t.account, t.block, t.logIndex),
    index("claims_campaign").on(t.campaign, t.block, t.logIndex),
  ],
);

/** What an account has been paid from a pool so far. */
export const claimed = pgTable(
  "claimed",
  {
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    account: hex("account").notNull(),
    cumulative: amount("cumulative").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.token, t.account] })],
);

/** Returned bonds and stakes, set aside to be withdrawn. */
export const accountCredits = pgTable(
  "account_credits",
  {
    account: hex("account").notNull(),
    token: hex("token").notNull(),
    credited: amount("credited").notNull(),
    withdrawn: amount("withdrawn").notNull(),
  },
  (t) => [primaryKey({ columns: [t.account, t.token] })],
);
