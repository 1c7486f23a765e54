import { index, integer, pgTable, primaryKey, smallint } from "drizzle-orm/pg-core";
import { amount, hex, whole } from "../columns.ts";

/** What a campaign's edition is a copy of, and how many there are. */
export const editions = pgTable("editions", {
  campaign: whole("campaign").primaryKey(),
  digest: hex("digest").notNull(),
  codec: smallint("codec").notNull(),
  kind: smallint("kind").notNull(),
  /** Up to 64 bits. */
  minted: amount("minted").notNull(),
  holders: integer("holders").notNull(),
  time: whole("time").notNull(),
  block: whole("block").notNull(),
  transaction: hex("transaction").notNull(),
});

export const editionSales = pgTable(
  "edition_sales",
  {
    block: whole("block").notNull(),
    logIndex: integer("log_index").notNull(),
    campaign: whole("campaign").notNull(),
    buyer: hex("buyer").notNull(),
    to: hex("to").notNull(),
    amount: amount("amount").notNull(),
    token: hex("token").notNull(),
    price: amount("price").notNull(),
    time: whole("time").notNull(),
    transaction: hex("transaction").notNull(),
  },
  (t) => [primaryKey({ columns: [t.block, t.logIndex] }), index("edition_sales_campaign").on(t.campaign, t.block)],
);

/** Who holds any; whoever holds none is not here. */
export const editionBalances = pgTable(
  "edition_balances",
  {
    campaign: whole("campaign").notNull(),
    account: hex("account").notNull(),
    amount: amount("amount").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaign, t.account] }),
    index("edition_balances_largest").on(t.campaign, t.amount, t.account),
    index("edition_balances_account").on(t.account, t.campaign),
  ],
);

/** Where a campaign's royalties arrive, once it was deployed; the campaign need not be there. */
export const forwarders = pgTable("forwarders", {
  campaign: whole("campaign").primaryKey(),
  forwarder: hex("forwarder").notNull(),
  time: whole("time").notNull(),
  block: whole("block").notNull(),
  transaction: hex("transaction").notNull(),
});
