import { sql } from "drizzle-orm";
import {
  bigserial,
  boolean,
  index,
  integer,
  jsonb,
  numeric,
  pgSchema,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Hex } from "viem";
import { hex, whole } from "./columns.ts";

/** A schema of its own, so that relay and index may share a database. */
export const relaySchema = pgSchema("relay");

const KINDS = ["contributions", "votes", "polls"] as const;

/** What was taken: written before it is acknowledged, and never deleted. */
export const messages = relaySchema.table(
  "messages",
  {
    /** The order in which they were taken, which is the order of leaves. */
    seq: bigserial("seq", { mode: "number" }).notNull(),
    /** The EIP-712 digest that was signed: the same message is taken once. */
    signed: hex("signed").primaryKey(),
    kind: text("kind", { enum: KINDS }).notNull(),
    campaign: whole("campaign").notNull(),
    signer: hex("signer").notNull(),
    /** The work that is voted for, the poll that is answered, or the work that is contributed. */
    subject: hex("subject").notNull(),
    /** Votes, or the option; 0 for contributions. */
    choice: integer("choice").notNull(),
    epoch: whole("epoch").notNull(),
    deadline: numeric("deadline", { precision: 20, scale: 0, mode: "bigint" }).notNull(),
    /** 64 bytes, EIP-2098; a smart account's as it is. */
    signature: hex("signature").notNull(),
    /** From the voter to the campaign's list. */
    proof: jsonb("proof").$type<Hex[]>().notNull(),
    takenAt: whole("taken_at").notNull(),
    anchorBy: whole("anchor_by").notNull(),
    /** Null: it waits for a batch. */
    batch: whole("batch"),
    leaf: integer("leaf"),
    /** Of contributions: the config hash that it was signed under; a batch has one. */
    config: hex("config"),
    /** A smart account's, or a story's first: goes to the chain by a transaction of its own. */
    direct: boolean("direct").notNull().default(false),
    /** Why it can't be certified any more: a code, and words. */
    void: text("void"),
    voidWhy: text("void_why"),
  },
  (t) => [
    index("messages_open").on(t.campaign, t.kind, t.config, t.seq).where(sql`batch is null and void is null`),
    index("messages_waiting").on(t.campaign, t.kind, t.batch, t.seq),
    index("messages_signer").on(t.signer, t.takenAt),
    index("messages_of").on(t.campaign, t.signer, t.seq),
    uniqueIndex("messages_leaf").on(t.batch, t.leaf),
  ],
);

/** One transaction that was sent, or was to be. */
export interface SignedCall {
  hash: Hex;
  /** Signed, so that it can be sent again as it is. */
  raw: Hex;
  nonce: number;
  /** In wei. */
  maxFee: string;
  tip: string;
  /** Unix seconds. */
  at: number;
}

/** The same for a batch, with the config hash that it names. */
export interface Attempt extends SignedCall {
  config: Hex;
}

/**
 * A batch and how far it has come. `formed`: its leaves are fixed; `stored`: its file is on IPFS, so that its root can go on chain; `sent`: a
 * transaction is signed and may be on its way; `anchored`: the root is on chain; `void`: it can't be any more.
 */
export const batches = relaySchema.table(
  "batches",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    campaign: whole("campaign").notNull(),
    kind: text("kind", { enum: KINDS }).notNull(),
    /** One smart account's contribution, by a transaction of its own: there is no root, and `root` is what was signed. */
    direct: boolean("direct").notNull().default(false),
    /** Who pays: the campaign's brand when the batch was formed. */
    brand: hex("brand"),
    /** Wei that its transactions cost, by their receipts. */
    spent: numeric("spent", { precision: 78, scale: 0, mode: "bigint" }).notNull().default(sql`0`),
    /** Of contributions, what the public can have of it: nothing before the anchor is in a block, then manifests and file, then all. */
    published: text("published", { enum: ["nothing", "file", "all"] })
      .notNull()
      .default("nothing"),
    count: integer("count").notNull(),
    voterRoot: hex("voter_root").notNull(),
    state: text("state", { enum: ["formed", "stored", "sent", "anchored", "void"] }).notNull(),
    root: hex("root"),
    data: hex("data"),
    codec: text("codec", { enum: ["raw", "dag-pb"] }),
    attempts: jsonb("attempts").$type<Attempt[]>().notNull(),
    /** Of the anchor, once it is on chain; of contributions from the beginning, since they are signed under it. */
    config: hex("config"),
    time: whole("time"),
    block: whole("block"),
    transaction: hex("transaction"),
    /** So deep in the chain that nobody looks again. */
    final: boolean("final").notNull(),
    /** What holds it up, for people, since when it failed how often, and when it is tried again. */
    trouble: text("trouble"),
    failures: integer("failures").notNull(),
    nextTry: whole("next_try").notNull(),
    formedAt: whole("formed_at").notNull(),
  },
  (t) => [
    index("batches_open").on(t.final, t.nextTry),
    index("batches_of").on(t.campaign, t.kind, t.state),
    index("batches_brand").on(t.brand, t.formedAt),
    index("batches_unpublished").on(t.id).where(sql`kind = 'contributions' and published <> 'all'`),
  ],
);

/** What a contribution has beside its message. */
export const works = relaySchema.table(
  "works",
  {
    signed: hex("signed").primaryKey(),
    /** campaign ‖ low 224 bits of the digest. */
    id: hex("id").notNull(),
    digest: hex("digest").notNull(),
    codec: integer("codec").notNull(),
    mediaKind: integer("media_kind").notNull(),
    aiUse: integer("ai_use").notNull(),
    manifest: hex("manifest"),
    manifestText: text("manifest_text"),
    parents: jsonb("parents").$type<Hex[]>().notNull(),
    upload: text("upload").notNull(),
    size: whole("size").notNull(),
    /** False once it is void: another message may then be taken for the same work. */
    live: boolean("live").notNull().default(true),
    published: boolean("published").notNull().default(false),
  },
  (t) => [uniqueIndex("works_live").on(t.id).where(sql`live`)],
);

/** Contributions that wait until another of this relay's is anchored, because they build on it: parents have to be strictly earlier. */
export const awaits = relaySchema.table(
  "awaits",
  { signed: hex("signed").notNull(), parent: hex("parent").notNull() },
  (t) => [primaryKey({ columns: [t.signed, t.parent] }), index("awaits_parent").on(t.parent)],
);

/**
 * A file that comes, or has come. `coming`; `whole`: its bytes hash to what was announced; `taken`: a contribution of it was taken. It goes
 * once its bytes are on IPFS, or when it expires.
 */
export const uploads = relaySchema.table(
  "uploads",
  {
    id: text("id").primaryKey(),
    digest: hex("digest").notNull(),
    codec: integer("codec").notNull(),
    /** As announced: that many bytes of the disk are its. */
    size: whole("size").notNull(),
    /** Whence it came, keyed, so that the database has no addresses. */
    sender: hex("sender").notNull(),
    /** The same of the /48 of an IPv6 address; null for IPv4. */
    widerSender: hex("wider_sender"),
    /** Who contributed it; null before. */
    account: hex("account"),
    state: text("state", { enum: ["coming", "whole", "taken"] }).notNull(),
    createdAt: whole("created_at").notNull(),
    touchedAt: whole("touched_at").notNull(),
  },
  (t) => [
    index("uploads_sender").on(t.sender),
    index("uploads_wider_sender").on(t.widerSender),
    index("uploads_account").on(t.account),
    index("uploads_idle").on(t.touchedAt).where(sql`state <> 'taken'`),
  ],
);

/** Rewards that are paid out at a brand's cost, for accounts that have no ETH: written before they are acknowledged, and never deleted. */
export const claims = relaySchema.table(
  "claims",
  {
    /** The leaf of the statement's tree: chain, pool, campaign, token, account and amount, so that the same claim is taken once. */
    id: hex("id").primaryKey(),
    seq: bigserial("seq", { mode: "number" }).notNull(),
    campaign: whole("campaign").notNull(),
    token: hex("token").notNull(),
    account: hex("account").notNull(),
    cumulative: numeric("cumulative", { precision: 39, scale: 0, mode: "bigint" }).notNull(),
    proof: jsonb("proof").$type<Hex[]>().notNull(),
    /** Who pays: the campaign's brand when it was taken. */
    brand: hex("brand").notNull(),
    /** Wei that it may cost: kept free of the brand's budget until receipts say. */
    cost: numeric("cost", { precision: 78, scale: 0, mode: "bigint" }).notNull(),
    takenAt: whole("taken_at").notNull(),
    state: text("state", { enum: ["waiting", "sent", "paid", "void"] }).notNull(),
    /** The last that it was in. */
    payout: whole("payout"),
    /** That paid it. */
    transaction: hex("transaction"),
    /** Transactions with it that the chain refused after it had said yes: from the first on it goes alone. */
    reverts: integer("reverts").notNull().default(0),
    trouble: text("trouble"),
    failures: integer("failures").notNull().default(0),
    nextTry: whole("next_try").notNull().default(0),
  },
  (t) => [
    index("claims_waiting").on(t.nextTry, t.seq).where(sql`state = 'waiting'`),
    index("claims_open").on(t.brand).where(sql`state in ('waiting', 'sent')`),
    index("claims_payout").on(t.payout),
  ],
);

/** One transaction that pays claims of a pool. `sent`: it is signed and may be on its way; `done`: one of its attempts is in a block, or none can be. */
export const payouts = relaySchema.table(
  "payouts",
  {
    id: bigserial("id", { mode: "number" }).primaryKey(),
    campaign: whole("campaign").notNull(),
    brand: hex("brand").notNull(),
    /** Wei that it cost, by its receipts. */
    spent: numeric("spent", { precision: 78, scale: 0, mode: "bigint" }).notNull().default(sql`0`),
    state: text("state", { enum: ["sent", "done"] }).notNull(),
    attempts: jsonb("attempts").$type<SignedCall[]>().notNull(),
    /** The block that its receipt named. */
    block: hex("block"),
    final: boolean("final").notNull().default(false),
    trouble: text("trouble"),
    failures: integer("failures").notNull().default(0),
    nextTry: whole("next_try").notNull().default(0),
    sentAt: whole("sent_at").notNull(),
  },
  (t) => [index("payouts_open").on(t.nextTry).where(sql`not final`), index("payouts_brand").on(t.brand, t.sentAt)],
);

/** What tells this database from others: folders are named after it. One row. */
export const identity = relaySchema.table("identity", {
  one: boolean("one").primaryKey().default(true),
  id: text("id").notNull(),
});

/** How often something happened within an hour or a day that began at `since`. */
export const counters = relaySchema.table(
  "counters",
  { key: text("key").notNull(), since: whole("since").notNull(), count: integer("count").notNull() },
  (t) => [primaryKey({ columns: [t.key, t.since] }), index("counters_since").on(t.since)],
);

/** Who is signed in. */
export const sessions = relaySchema.table(
  "sessions",
  {
    /** sha2-256 of the token: what is here lets nobody in. */
    token: hex("token").primaryKey(),
    account: hex("account").notNull(),
    expires: whole("expires").notNull(),
  },
  (t) => [index("sessions_expires").on(t.expires)],
);

/** Nonces that were signed with: each is good for one session. */
export const usedNonces = relaySchema.table(
  "used_nonces",
  { nonce: text("nonce").primaryKey(), expires: whole("expires").notNull() },
  (t) => [index("used_nonces_expires").on(t.expires)],
);

export type Batch = typeof batches.$inferSelect;
export type Message = typeof messages.$inferSelect;
export type Work = typeof works.$inferSelect;
export type Upload = typeof uploads.$inferSelect;
export type Claim = typeof claims.$inferSelect;
export type Payout = typeof payouts.$inferSelect;
