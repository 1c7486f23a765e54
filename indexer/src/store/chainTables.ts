/**
 * What is read from the chain: a pure function of the chain up to the cursor. Only `writeRows` and `undoTo` write here
 * (the two columns marked "a fact" excepted, which follow the content of works and are kept by `content/`).
 */
import type { ApiSettings } from "@colophon/sdk/api/schemas.ts";
import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { amount, hex, whole, words } from "./columns.ts";

export const campaigns = pgTable("campaigns", {
  id: whole("id").primaryKey(),
  brand: hex("brand").notNull(),
  arbiter: hex("arbiter").notNull(),
  relay: hex("relay").notNull(),
  offeredBrand: hex("offered_brand"),
  offeredArbiter: hex("offered_arbiter"),
  settings: jsonb("settings").$type<ApiSettings>().notNull(),
  locked: boolean("locked").notNull(),
  config: hex("config").notNull(),
  terms: hex("terms").notNull(),
  termsVersion: integer("terms_version").notNull(),
  opens: whole("opens").notNull(),
  closes: whole("closes").notNull(),
  reviewStarts: whole("review_starts").notNull(),
  reviewEnds: whole("review_ends").notNull(),
  appealsEnd: whole("appeals_end").notNull(),
  rollAt: whole("roll_at").notNull(),
  settleBy: whole("settle_by").notNull(),
  /** Kept, not counted: works, distinct authors, and works whose verdict is accept or reject. */
  works: integer("works").notNull(),
  contributors: integer("contributors").notNull(),
  accepted: integer("accepted").notNull(),
  rejected: integer("rejected").notNull(),
  /** A fact: how many of the works are verified. */
  verified: integer("verified").notNull().default(0),
  openedAt: whole("opened_at").notNull(),
  block: whole("block").notNull(),
  transaction: hex("transaction").notNull(),
});

export const campaignTerms = pgTable(
  "campaign_terms",
  {
    campaign: whole("campaign").notNull(),
    version: integer("version").notNull(),
    terms: hex("terms").notNull(),
    config: hex("config").notNull(),
    time: whole("time").notNull(),
    block: whole("block").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.version] })],
);

export const curators = pgTable(
  "curators",
  {
    campaign: whole("campaign").notNull(),
    account: hex("account").notNull(),
    active: boolean("active").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.account] })],
);

export const works = pgTable(
  "works",
  {
    id: hex("id").primaryKey(),
    campaign: whole("campaign").notNull(),
    author: hex("author").notNull(),
    /** Null once burnt. */
    owner: hex("owner"),
    digest: hex("digest").notNull(),
    codec: smallint("codec").notNull(),
    kind: smallint("kind").notNull(),
    aiUse: smallint("ai_use").notNull(),
    config: hex("config").notNull(),
    manifest: hex("manifest"),
    parents: words("parents").notNull(),
    childCount: integer("child_count").notNull(),
    certifiedAt: whole("certified_at").notNull(),
    finalAt: whole("final_at").notNull(),
    /** Of the campaign; fixed before the first work, so it can stand here. */
    reviewEnds: whole("review_ends").notNull(),
    /** Of the verdict that counts: null none, true accepted, false rejected. */
    accepted: boolean("accepted"),
    score: integer("score").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
    /** A fact: of the bytes. */
    verification: text("verification", { enum: ["pending", "verified", "unavailable", "non-canonical"] })
      .notNull()
      .default("pending"),
  },
  (t) => [
    index("works_newest").on(t.certifiedAt, t.id),
    index("works_campaign").on(t.campaign, t.certifiedAt, t.id),
    index("works_campaign_score").on(t.campaign, t.score, t.certifiedAt, t.id),
    index("works_author").on(t.author, t.certifiedAt, t.id),
    index("works_owner").on(t.owner, t.certifiedAt, t.id),
    index("works_digest").on(t.digest, t.certifiedAt, t.id),
    index("works_manifest").on(t.manifest),
  ],
);

export const edges = pgTable(
  "edges",
  {
    child: hex("child").notNull(),
    index: smallint("index").notNull(),
    parent: hex("parent").notNull(),
    block: whole("block").notNull(),
  },
  (t) => [primaryKey({ columns: [t.child, t.index] }), index("edges_parent").on(t.parent, t.child)],
);

export const contributors = pgTable(
  "contributors",
  {
    campaign: whole("campaign").notNull(),
    account: hex("account").notNull(),
    works: integer("works").notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaign, t.account] })],
);

/** Every change of hands after the mint; `to` is null for a burn. */
export const transfers = pgTable(
  "transfers",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    work: hex("work").notNull(),
    from: hex("from").notNull(),
    to: hex("to"),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("transfers_work").on(t.work, t.block, t.logIndex)],
);

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

export const pools = pgTable(
  "pools",
  {
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    funded: amount("funded").notNull(),
    refunded: amount("refunded").notNull(),
    paid: amount("paid").notNull(),
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
  (t) => [primaryKey({ columns: [t.campaign, t.token, t.number] })],
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
  (t) => [primaryKey({ columns: [t.block, t.logIndex] })],
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

/** The epoch that an author's signatures have to name. */
export const signatureEpochs = pgTable("signature_epochs", {
  author: hex("author").primaryKey(),
  epoch: integer("epoch").notNull(),
  block: whole("block").notNull(),
});
