import type { ApiSettings } from "@colophon/sdk/api/schemas.ts";
import { boolean, index, integer, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core";
import { amount, hex, whole } from "../columns.ts";

export const campaigns = pgTable(
  "campaigns",
  {
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
    /** Something was certified or anchored in it. */
    begun: boolean("begun").notNull(),
    /** Commitments, anchors and polls there are; appeals that nobody decided, of whatever effect. */
    commitments: integer("commitments").notNull(),
    anchors: integer("anchors").notNull(),
    polls: integer("polls").notNull(),
    appealsPending: integer("appeals_pending").notNull(),
    /** Lost bonds that nobody has forwarded to the pool yet, in wei. */
    bondsToForward: amount("bonds_to_forward").notNull(),
    /** Derived with `works`, kept and not counted: works, those whose author has the token, distinct authors, works whose bytes are verified. */
    works: integer("works").notNull().default(0),
    minted: integer("minted").notNull().default(0),
    contributors: integer("contributors").notNull().default(0),
    verified: integer("verified").notNull().default(0),
    /** Likewise: works whose verdict is accept or reject; `appealed` are those rejected whose author's appeal waits, and not in `rejected`. */
    accepted: integer("accepted").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    appealed: integer("appealed").notNull().default(0),
    openedAt: whole("opened_at").notNull(),
    block: whole("block").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [index("campaigns_brand").on(t.brand, t.id), index("campaigns_arbiter").on(t.arbiter, t.id)],
);

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
  (t) => [primaryKey({ columns: [t.campaign, t.account] }), index("curators_account").on(t.account, t.campaign)],
);
