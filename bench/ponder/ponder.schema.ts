import { index, onchainTable, primaryKey } from "ponder";

// Twice: the least that an index of works keeps, and what the product's keeps, with the same indexes (see HANDLER).

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

export const fullWork = onchainTable(
  "full_work",
  (t) => ({
    id: t.hex().primaryKey(),
    campaign: t.bigint().notNull(),
    author: t.hex().notNull(),
    owner: t.hex(),
    digest: t.hex().notNull(),
    codec: t.integer().notNull(),
    kind: t.integer().notNull(),
    aiUse: t.integer().notNull(),
    config: t.hex().notNull(),
    manifest: t.hex(),
    parents: t.hex().array().notNull(),
    childCount: t.integer().notNull(),
    certifiedAt: t.bigint().notNull(),
    recordedAt: t.bigint().notNull(),
    evidence: t.text().notNull(),
    proof: t.hex(),
    finalAt: t.bigint().notNull(),
    reviewEnds: t.bigint().notNull(),
    appealsEnd: t.bigint().notNull(),
    accepted: t.boolean(),
    appeal: t.text(),
    score: t.integer().notNull(),
    block: t.bigint().notNull(),
    logIndex: t.integer().notNull(),
    transaction: t.hex().notNull(),
    verification: t.text().notNull(),
  }),
  (table) => ({
    newest: index().on(table.certifiedAt, table.id),
    campaign: index().on(table.campaign, table.certifiedAt, table.id),
    score: index().on(table.campaign, table.score, table.certifiedAt, table.id),
    author: index().on(table.author, table.certifiedAt, table.id),
    owner: index().on(table.owner, table.certifiedAt, table.id),
    digest: index().on(table.digest, table.certifiedAt, table.id),
    manifest: index().on(table.manifest),
  }),
);

export const fullContributor = onchainTable(
  "full_contributor",
  (t) => ({ campaign: t.bigint().notNull(), account: t.hex().notNull(), works: t.integer().notNull() }),
  (table) => ({ pk: primaryKey({ columns: [table.campaign, table.account] }) }),
);

export const campaign = onchainTable("campaign", (t) => ({
  id: t.bigint().primaryKey(),
  works: t.integer().notNull(),
}));

export const content = onchainTable(
  "content",
  (t) => ({
    digest: t.hex().notNull(),
    codec: t.integer().notNull(),
    verification: t.text().notNull(),
    nextAttempt: t.bigint(),
  }),
  (table) => ({ pk: primaryKey({ columns: [table.digest, table.codec] }), due: index().on(table.nextAttempt) }),
);

export const document = onchainTable(
  "document",
  (t) => ({ digest: t.hex().notNull(), kind: t.text().notNull(), state: t.text().notNull(), nextAttempt: t.bigint() }),
  (table) => ({ pk: primaryKey({ columns: [table.digest, table.kind] }), due: index().on(table.nextAttempt) }),
);
