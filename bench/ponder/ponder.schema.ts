import { index, onchainTable } from "ponder";

export const work = onchainTable(
  "work",
  (t) => ({
    id: t.bigint().primaryKey(),
    author: t.hex().notNull(),
    digest: t.hex().notNull(),
    header: t.bigint().notNull(),
    manifest: t.hex().notNull(),
    certifiedAt: t.bigint().notNull(),
    block: t.bigint().notNull(),
    transaction: t.hex().notNull(),
  }),
  (table) => ({ newest: index().on(table.certifiedAt, table.id) }),
);

export const contributor = onchainTable("contributor", (t) => ({
  account: t.hex().primaryKey(),
  works: t.integer().notNull(),
}));
