import { sql } from "drizzle-orm";
import { boolean, index, integer, pgTable, primaryKey, smallint, text } from "drizzle-orm/pg-core";
import { hex, whole, words } from "../columns.ts";

/** What a work's certified-at rests on. */
const EVIDENCE = ["direct", "commitment", "anchor"] as const;
const APPEAL = ["pending", "upheld", "rejected"] as const;

/** What an author says of a work, directly or by a leaf. */
const said = () => ({
  digest: hex("digest").notNull(),
  codec: smallint("codec").notNull(),
  kind: smallint("kind").notNull(),
  aiUse: smallint("ai_use").notNull(),
  config: hex("config").notNull(),
  manifest: hex("manifest"),
  parents: words("parents").notNull(),
});

/** What the chain says of each attribution token: who has it, by what. */
export const attributions = pgTable("attributions", {
  id: hex("id").primaryKey(),
  campaign: whole("campaign").notNull(),
  author: hex("author").notNull(),
  /** Null once burnt. */
  owner: hex("owner"),
  ...said(),
  certifiedAt: whole("certified_at").notNull(),
  /** The block's time in which the chain took it in, or gave it to its present author. */
  recordedAt: whole("recorded_at").notNull(),
  evidence: text("evidence", { enum: EVIDENCE }).notNull(),
  /** The commitment, or the anchor's root; null where it was certified directly. */
  proof: hex("proof"),
  finalAt: whole("final_at").notNull(),
  /** Where it was certified, or taken over last. */
  block: whole("block").notNull(),
  logIndex: integer("log_index").notNull(),
  transaction: hex("transaction").notNull(),
});

/**
 * What everybody sees: one row for each id, the earliest of its token and of valid leaves whose bytes are verified (else simply the
 * earliest). Derived (`works/deriveWorks.ts`) from attributions, leaves, verdicts, appeals and contents; nothing else writes here.
 */
export const works = pgTable(
  "works",
  {
    id: hex("id").primaryKey(),
    campaign: whole("campaign").notNull(),
    author: hex("author").notNull(),
    /** `minted`: the author has the token. `anchored`: there is none, or it is a later author's. */
    state: text("state", { enum: ["anchored", "minted"] }).notNull(),
    /** Null while it isn't minted, and once burnt. */
    owner: hex("owner"),
    ...said(),
    childCount: integer("child_count").notNull(),
    certifiedAt: whole("certified_at").notNull(),
    /** When the chain took the token in, or gave it to its author; of an anchored work, when it was anchored. */
    recordedAt: whole("recorded_at").notNull(),
    evidence: text("evidence", { enum: EVIDENCE }).notNull(),
    proof: hex("proof"),
    /** Its place in the anchor's file; null where no valid leaf says what the row says. */
    leaf: integer("leaf"),
    /** Of the author's token; null while it isn't minted. */
    finalAt: whole("final_at"),
    /** Of the campaign; fixed before the first work, so they can stand here. */
    reviewEnds: whole("review_ends").notNull(),
    appealsEnd: whole("appeals_end").notNull(),
    /** As whose the work was judged: its author's, or a later author's whose rejection it inherits (decision 16). */
    judgedAs: hex("judged_as").notNull(),
    /** Of the verdict that counts: null none, true accepted, false rejected. */
    accepted: boolean("accepted"),
    /** Of its author's appeal; null: none. */
    appeal: text("appeal", { enum: APPEAL }),
    /** Of verdict and appeal together, as `effectiveStanding` says. */
    score: integer("score").notNull(),
    /** True: nobody ever took it over, and no other leaf or token claims its id. Then this row is all that a roll asks for. */
    plain: boolean("plain").notNull(),
    /** True: its candidates are of different bytes, so which one is shown hangs on what is verified. */
    several: boolean("several").notNull(),
    /** Where it was minted, or taken over last; of an anchored work, the anchor's. */
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    transaction: hex("transaction").notNull(),
    /** Of the bytes; follows `contents`. */
    verification: text("verification", { enum: ["pending", "verified", "unavailable", "non-canonical"] }).notNull(),
  },
  (t) => [
    index("works_newest").on(t.certifiedAt, t.id),
    index("works_campaign").on(t.campaign, t.certifiedAt, t.id),
    index("works_campaign_score").on(t.campaign, t.score, t.certifiedAt, t.id),
    index("works_author").on(t.author, t.certifiedAt, t.id),
    index("works_owner").on(t.owner, t.certifiedAt, t.id),
    index("works_digest").on(t.digest, t.certifiedAt, t.id),
    index("works_manifest").on(t.manifest),
    index("works_several").on(sql`substring(${t.id} from 5)`).where(sql`${t.several}`),
    index("works_entangled").on(t.campaign, t.id).where(sql`not ${t.plain}`),
  ],
);

/** From child to parent, as the present author names them. Derived with `works`. */
export const edges = pgTable(
  "edges",
  {
    child: hex("child").notNull(),
    index: smallint("index").notNull(),
    parent: hex("parent").notNull(),
  },
  (t) => [primaryKey({ columns: [t.child, t.index] }), index("edges_parent").on(t.parent, t.child)],
);

/** Derived with `works`. */
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
    config: hex("config").notNull(),
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

/**
 * Leaves of contributions that hold at their anchor: derived (`works/admitAnchor.ts`) from anchors, the leaves of their files
 * (`contributionLeaves`) and what was known before the anchor. A reorg takes those above it away; nothing else ever ends.
 */
export const anchoredLeaves = pgTable(
  "anchored_leaves",
  {
    /** The anchor's place. */
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    leaf: integer("leaf").notNull(),
    campaign: whole("campaign").notNull(),
    id: hex("id").notNull(),
    /** Its file's. */
    data: hex("data").notNull(),
    time: whole("time").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex, t.leaf] }), index("anchored_leaves_id").on(t.id)],
);
