import { StatementBuilder } from "@colophon/sdk/rewards/StatementBuilder.ts";
import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { pools, statements } from "../../../indexer/src/store/chainTables.ts";
import { sync } from "../../../indexer/src/store/syncTables.ts";
import { storeTree } from "../../../indexer/src/store/trees/storeTree.ts";
import { report } from "../../report.ts";
import { CAMPAIGN, campaignOf, ETH, POOL, RULE, TOTAL } from "../campaignOf.ts";
import { openBenchDatabase } from "./database.ts";

// A statement's leaves and tree into a database, and a pool in which it stands.
const [, , size = "1000", seed = "1", where = ""] = process.argv;
const builder = new StatementBuilder(
  { chainId: 1, pool: POOL, campaign: CAMPAIGN, token: ETH, rule: RULE, total: TOTAL },
  Number(size),
);
for (const work of campaignOf(Number(size), Number(seed))) builder.addWork(work);
const statement = builder.build();
const { root } = statement;
const database = await openBenchDatabase(where);
const { db } = database;

let start = performance.now();
let rows: { account: string; cumulative: string }[] = [];
const write = async () => {
  await db.execute(sql`insert into statement_leaves (root, account, campaign, token, cumulative)
    select decode(${root.slice(2)}, 'hex'), decode(substr(account, 3), 'hex'), ${CAMPAIGN}::bigint, decode(${ETH.slice(2)}, 'hex'), cumulative
    from json_to_recordset(${JSON.stringify(rows)}::json) as leaf(account text, cumulative numeric)`);
  rows = [];
};
for (const { account, cumulative } of statement.eachAccount()) {
  if (rows.push({ account, cumulative: cumulative.toString() }) === 5_000) await write();
}
await write();
const leaves = (performance.now() - start) / 1000;
start = performance.now();
await storeTree(db, { campaign: CAMPAIGN, token: ETH }, statement.tree);
const tree = (performance.now() - start) / 1000;

const word: Hex = `0x${"1".repeat(64)}`;
const zero = { block: 1, hash: word };
await db.insert(sync).values({
  id: 1,
  chainId: 1,
  contributions: POOL,
  curation: POOL,
  rewardPools: POOL,
  royalties: POOL,
  editions: POOL,
  startBlock: 1,
  ...zero,
  time: 2_000_000_000,
  head: 1,
  floor: 1,
  seenAt: 2_000_000_000,
});
// The claims route looks at no setting of the campaign.
await db.execute(sql`insert into campaigns (id, brand, arbiter, relay, settings, locked, begun, config, terms, terms_version, opens, closes, review_starts,
    review_ends, appeals_end, roll_at, settle_by, works, contributors, accepted, rejected, appealed, commitments, anchors, polls, appeals_pending,
    bonds_to_forward, opened_at, block, "transaction")
  values (${CAMPAIGN}, '\\x01', '\\x01', '\\x01', '{}', true, true, '\\x01', '\\x01', 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, '\\x01')`);
await db.insert(pools).values({
  campaign: CAMPAIGN,
  token: ETH,
  funded: TOTAL,
  refunded: 0n,
  paid: 0n,
  proceeds: 0n,
  fromEditions: 0n,
  fromRoyalties: 0n,
  fromBonds: 0n,
  fromStakes: 0n,
  fromGifts: 0n,
  taken: 0n,
  standing: 1,
  total: TOTAL,
  root,
  state: "none",
  emptyStood: false,
  block: 1,
});
await db.insert(statements).values({
  campaign: CAMPAIGN,
  token: ETH,
  number: 1,
  proposer: POOL,
  empty: false,
  root,
  total: TOTAL,
  bond: 1n,
  statement: word,
  codec: 0,
  proposedAt: 1,
  claimableFrom: 2,
  state: "stood",
  block: 1,
  logIndex: 0,
  transaction: word,
});
await db.execute(sql`analyze`);
const [sizes] = await db
  .select({
    tree: sql<number>`pg_total_relation_size('tree_blocks')::float8`,
    leaves: sql<number>`pg_total_relation_size('statement_leaves')::float8`,
  })
  .from(sync);
await database.close();
report({ root, leaves, tree, treeBytes: sizes?.tree ?? 0, leavesBytes: sizes?.leaves ?? 0 });
