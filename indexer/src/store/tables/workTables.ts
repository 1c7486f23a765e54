import { boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { hex, whole, words } from "../columns.ts";

/** What a work's certified-at rests on. */
const EVIDENCE = ["direct", "commitment", "anchor"] as const;
const APPEAL = ["pending", "upheld", "rejected"] as const;

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
    /** The block's time in which the chain took it in, or gave it to its present author. */
    recordedAt: whole("recorded_at").notNull(),
    evidence: text("evidence", { enum: EVIDENCE }).notNull(),
    /** The commitment, or the anchor's root; null where it was certified directly. */
    proof: hex("proof"),
    finalAt: whole("final_at").notNull(),
    /** Of the campaign; fixed before the first work, so they can stand here. */
    reviewEnds: whole("review_ends").notNull(),
    appealsEnd: whole("appeals_end").notNull(),
    /** Of the verdict that counts: null none, true accepted, false rejected. */
    accepted: boolean("accepted"),
    /** Of its author's appeal; null: none. */
    appeal: text("appeal", { enum: APPEAL }),
    /** Of verdict and appeal together, as `effectiveStanding` says. */
    score: integer("score").notNull(),
    /** Where it was certified, or taken over last. */
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

/** From child to parent, as the present author names them. */
export const edges = pgTable(
  "edges",
  {
    child: hex("child").notNull(),
    index: smallint("index").notNull(),
    parent: hex("parent").notNull(),
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

/** Who lost a work to older evidence, and what the work was until then. */
export const supersessions = pgTable(
  "supersessions",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    work: hex("work").notNull(),
    author: hex("author").notNull(),
    digest: hex("digest").notNull(),
    codec: smallint("codec").notNull(),
    manifest: hex("manifest"),
    parents: words("parents").notNull(),
    certifiedAt: whole("certified_at").notNull(),
    recordedAt: whole("recorded_at").notNull(),
    evidence: text("evidence", { enum: EVIDENCE }).notNull(),
    proof: hex("proof"),
    /** Where it had been certified, or taken over before. */
    certifiedBlock: whole("certified_block").notNull(),
    certifiedLogIndex: integer("certified_log_index").notNull(),
    certifiedTransaction: hex("certified_transaction").notNull(),
    /** Who has it from here on. */
    to: hex("to").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.block, t.logIndex] }),
    index("supersessions_work").on(t.work, t.block, t.logIndex),
    index("supersessions_campaign").on(t.campaign, t.time),
  ],
);

/** Every cancelling of signatures: which epoch an account was in when something was anchored. */
export const signatureCancellations = pgTable(
  "signature_cancellations",
  {
    author: hex("author").notNull(),
    /** From here on. */
    epoch: whole("epoch").notNull(),
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
  },
  (t) => [primaryKey({ columns: [t.author, t.epoch] })],
);

/** The epoch that an author's signatures have to name. */
export const signatureEpochs = pgTable("signature_epochs", {
  author: hex("author").primaryKey(),
  epoch: integer("epoch").notNull(),
  block: whole("block").notNull(),
});
