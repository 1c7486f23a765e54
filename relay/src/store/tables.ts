import { bigserial, boolean, index, integer, jsonb, numeric, pgSchema, text, uniqueIndex } from "drizzle-orm/pg-core";
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
    /** The work that is voted for, or the poll that is answered. */
    subject: hex("subject").notNull(),
    /** Votes, or the option. */
    choice: integer("choice").notNull(),
    epoch: whole("epoch").notNull(),
    deadline: numeric("deadline", { precision: 20, scale: 0, mode: "bigint" }).notNull(),
    /** 64 bytes, EIP-2098. */
    signature: hex("signature").notNull(),
    /** From the voter to the campaign's list. */
    proof: jsonb("proof").$type<Hex[]>().notNull(),
    takenAt: whole("taken_at").notNull(),
    anchorBy: whole("anchor_by").notNull(),
    /** Null: it waits for a batch. */
    batch: whole("batch"),
    leaf: integer("leaf"),
  },
  (t) => [
    index("messages_waiting").on(t.campaign, t.kind, t.batch, t.seq),
    index("messages_signer").on(t.signer, t.takenAt),
    index("messages_of").on(t.campaign, t.signer, t.seq),
    uniqueIndex("messages_leaf").on(t.batch, t.leaf),
  ],
);

/** One transaction that was sent, or was to be, for a batch. */
export interface Attempt {
  hash: Hex;
  /** Signed, so that it can be sent again as it is. */
  raw: Hex;
  nonce: number;
  config: Hex;
  /** In wei. */
  maxFee: string;
  tip: string;
  /** Unix seconds. */
  at: number;
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
    count: integer("count").notNull(),
    voterRoot: hex("voter_root").notNull(),
    state: text("state", { enum: ["formed", "stored", "sent", "anchored", "void"] }).notNull(),
    root: hex("root"),
    data: hex("data"),
    codec: text("codec", { enum: ["raw", "dag-pb"] }),
    attempts: jsonb("attempts").$type<Attempt[]>().notNull(),
    /** Of the anchor, once it is on chain. */
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
  (t) => [index("batches_open").on(t.final, t.nextTry), index("batches_of").on(t.campaign, t.kind, t.state)],
);

export type Batch = typeof batches.$inferSelect;
export type Message = typeof messages.$inferSelect;
