/**
 * What was learnt outside the event log: functions of content (a digest's bytes never change) or of a token's contract. A reorg
 * doesn't undo them; rows that no work or campaign names any more are harmless.
 */
import type { Manifest, PollDocument, Terms } from "@colophon/sdk/api/schemas.ts";
import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { amount, hex, whole, words } from "./columns.ts";
import { ANCHOR_KINDS } from "./tables/evidenceTables.ts";

export * from "./tables/explanationTables.ts";
export * from "./tables/treeTables.ts";

const attempts = () => ({
  attempts: integer("attempts").notNull().default(0),
  /** Unix seconds; null: settled, never again. */
  nextAttempt: whole("next_attempt").default(0),
  /** Why the last attempt failed, for people who operate this. */
  error: text("error"),
});

/** The campaign that asked for it first: campaigns take turns, so that none keeps the others waiting. */
const askedBy = () => whole("asked_by").notNull().default(0);

/** The bytes of a work. */
export const contents = pgTable(
  "contents",
  {
    digest: hex("digest").notNull(),
    codec: smallint("codec").notNull(),
    verification: text("verification", { enum: ["pending", "verified", "unavailable", "non-canonical"] })
      .notNull()
      .default("pending"),
    size: whole("size"),
    askedBy: askedBy(),
    ...attempts(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.codec] }),
    index("contents_due").on(t.askedBy, t.nextAttempt).where(sql`next_attempt is not null`),
  ],
);

/** Manifests, terms and polls: raw blocks of JSON. The same digest can be asked for as each. */
export const documents = pgTable(
  "documents",
  {
    digest: hex("digest").notNull(),
    kind: text("kind", { enum: ["manifest", "terms", "poll"] }).notNull(),
    state: text("state", { enum: ["pending", "valid", "invalid", "unavailable"] })
      .notNull()
      .default("pending"),
    content: jsonb("content").$type<Manifest | Terms | PollDocument>(),
    /** What a search looks through. */
    title: text("title"),
    askedBy: askedBy(),
    ...attempts(),
  },
  (t) => [
    primaryKey({ columns: [t.digest, t.kind] }),
    index("documents_due").on(t.askedBy, t.nextAttempt).where(sql`next_attempt is not null`),
    index("documents_search").using("gin", sql`to_tsvector('simple', ${t.title})`),
  ],
);

/** Who is credited by a valid manifest. */
export const manifestCredits = pgTable(
  "manifest_credits",
  {
    manifest: hex("manifest").notNull(),
    account: hex("account").notNull(),
    bps: integer("bps").notNull(),
  },
  (t) => [primaryKey({ columns: [t.manifest, t.account] }), index("manifest_credits_account").on(t.account)],
);

/** A statement's file, read for one pool and one root (a leaf binds campaign and token). */
export const statementFiles = pgTable(
  "statement_files",
  {
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    root: hex("root").notNull(),
    statement: hex("statement").notNull(),
    codec: smallint("codec").notNull(),
    state: text("state", { enum: ["pending", "valid", "invalid", "unavailable"] })
      .notNull()
      .default("pending"),
    ...attempts(),
  },
  (t) => [
    primaryKey({ columns: [t.campaign, t.token, t.root, t.statement, t.codec] }),
    index("statement_files_due").on(t.nextAttempt),
  ],
);

/** The leaves of a root whose statement file was read and leads to it. */
export const statementLeaves = pgTable(
  "statement_leaves",
  {
    root: hex("root").notNull(),
    account: hex("account").notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    cumulative: amount("cumulative").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.root, t.account] }),
    index("statement_leaves_account").on(t.account),
    // A statement's accounts, largest first: an equal split gives thousands the same, so the account has to be in it too.
    index("statement_leaves_amount").on(t.root, t.cumulative.desc().nullsFirst(), t.account),
  ],
);

/**
 * An anchor's data file, as far as it speaks for itself: a function of its bytes, and of what the anchor says it is (`kind`, `count`),
 * which bounds how large it may be. Whether it leads to an anchor's root is asked where it is used.
 */
export const anchorFiles = pgTable(
  "anchor_files",
  {
    data: hex("data").notNull(),
    codec: smallint("codec").notNull(),
    kind: text("kind", { enum: ANCHOR_KINDS }).notNull(),
    count: whole("count").notNull(),
    state: text("state", { enum: ["pending", "read", "unavailable", "mismatched", "too-large", "malformed"] })
      .notNull()
      .default("pending"),
    root: hex("root"),
    campaign: whole("campaign"),
    config: hex("config"),
    voterRoot: hex("voter_root"),
    /** Leaves whose fields and signature hold. */
    valid: integer("valid"),
    askedBy: askedBy(),
    ...attempts(),
  },
  (t) => [
    primaryKey({ columns: [t.data, t.codec, t.kind, t.count] }),
    index("anchor_files_due").on(t.askedBy, t.nextAttempt).where(sql`next_attempt is not null`),
  ],
);

const leafColumns = () => ({
  data: hex("data").notNull(),
  leaf: integer("leaf").notNull(),
  voter: hex("voter").notNull(),
  epoch: whole("epoch").notNull(),
  /** Cut off where no clock will ever be. */
  deadline: whole("deadline").notNull(),
  /** What the voter signed. */
  signed: hex("signed").notNull(),
});

/** Votes in files that were read: those whose fields and signature hold. */
export const voteLeaves = pgTable(
  "vote_leaves",
  {
    ...leafColumns(),
    work: hex("work").notNull(),
    votes: integer("votes").notNull(),
    /** Whether the file proves the voter to be on the list that it names; true where it names none. */
    listed: boolean("listed").notNull(),
  },
  (t) => [primaryKey({ columns: [t.data, t.leaf] }), index("vote_leaves_voter").on(t.voter)],
);

/** Contributions in files that were read, likewise: what was signed, and by whom. */
export const contributionLeaves = pgTable(
  "contribution_leaves",
  {
    data: hex("data").notNull(),
    leaf: integer("leaf").notNull(),
    id: hex("id").notNull(),
    author: hex("author").notNull(),
    digest: hex("digest").notNull(),
    codec: smallint("codec").notNull(),
    kind: smallint("kind").notNull(),
    aiUse: smallint("ai_use").notNull(),
    manifest: hex("manifest"),
    parents: words("parents").notNull(),
    epoch: whole("epoch").notNull(),
    /** Exactly as it was signed: whoever mints the work has to show it. */
    deadline: amount("deadline").notNull(),
    signed: hex("signed").notNull(),
    /** EIP-2098. */
    signature: hex("signature").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.data, t.leaf] }),
    // Those that hang on other leaves, which may become known later.
    index("contribution_leaves_linked").on(t.data).where(sql`length(${t.parents}) > 0`),
  ],
);

/** Answers in files that were read, likewise. */
export const answerLeaves = pgTable(
  "answer_leaves",
  { ...leafColumns(), poll: hex("poll").notNull(), option: integer("option").notNull() },
  (t) => [
    primaryKey({ columns: [t.data, t.leaf] }),
    index("answer_leaves_poll").on(t.poll, t.voter),
    index("answer_leaves_voter").on(t.voter),
  ],
);

/** The note that a transaction carries behind its arguments (evidence of a dispute, the arbiter's answer); see decision 22. */
export const transactionNotes = pgTable(
  "transaction_notes",
  {
    transaction: hex("transaction").primaryKey(),
    /** Of a raw block on IPFS; null: it carries none, or isn't known yet (`next_attempt`). */
    note: hex("note"),
    ...attempts(),
  },
  (t) => [index("transaction_notes_due").on(t.nextAttempt)],
);

/** ERC-20 metadata as its contract told it, once; `told` false: it told nothing usable. */
export const tokens = pgTable("tokens", {
  address: hex("address").primaryKey(),
  symbol: text("symbol").notNull(),
  name: text("name").notNull(),
  decimals: integer("decimals").notNull(),
  told: boolean("told").notNull(),
  ...attempts(),
});
