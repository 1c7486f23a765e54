import { type StatementSummary, statementSummary } from "@colophon/sdk/explain/statementSummary.ts";
import { MerkleTree } from "@colophon/sdk/merkle/MerkleTree.ts";
import { RewardLeaves } from "@colophon/sdk/merkle/RewardLeaves.ts";
import { readStatement } from "@colophon/sdk/rewards/readStatement.ts";
import type { StatementWorkLine } from "@colophon/sdk/rewards/statementLines.ts";
import { eq, sql } from "drizzle-orm";
import type { Hex } from "viem";
import { IndexerError } from "../errors.ts";
import {
  stagedLeaves,
  statementCredits,
  statementEdges,
  statementLeaves,
  statementSummaries,
  statementWorks,
} from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { storeTree } from "../store/trees/storeTree.ts";
import type { FactOptions } from "./factLane.ts";
import { type FileOfRoot, fileKeyOf } from "./fileKeyOf.ts";
import { RowBatch } from "./RowBatch.ts";
import { walkContent } from "./walkContent.ts";

/** A statement file of another pool, or one that doesn't lead to the root on chain. */
export class WrongStatementError extends IndexerError {
  constructor(why: string) {
    super("wrong-statement", `The statement file can't be used: ${why}.`);
  }
}

/** Largest statement file that is read, in bytes: some millions of accounts and works. */
const LARGEST = 4 * 2 ** 30;

/**
 * Reads a statement file into the tables in batches, whatever its size: in memory are one batch, the works' ids and some 110 bytes an
 * account. Its rows belong to nothing until {@link publishStatement}; those of an earlier attempt go first.
 *
 * @throws WrongStatementError, MalformedStatement, and what `walkContent` throws; rows may be left then: see {@link dropStatement}
 */
export async function loadStatement(options: FactOptions, item: FileOfRoot): Promise<StatementSummary> {
  const { db, blocks, chainId, rewardPools, signal } = options;
  const { campaign, token, root, statement, codec } = item;
  const file = fileKeyOf(item);
  await dropStatement(db, item);
  const leaves = new RewardLeaves({ chainId, pool: rewardPools, campaign, token });
  const accounts = new RowBatch(db, stagedLeaves);
  const works = new WorkRows(db, file);
  let summary: ReturnType<typeof statementSummary> | null = null;
  const walk = walkContent({ source: blocks, digest: statement, codec, maxBytes: LARGEST, signal });
  for await (const line of readStatement(walk)) {
    if (line.kind === "header") {
      const { value } = line;
      const ours = value.chainId === chainId && value.pool === rewardPools && value.campaign === campaign;
      if (!ours || value.token !== token) throw new WrongStatementError("it is of another pool");
      if (value.root !== root) throw new WrongStatementError(`it names the root ${value.root}, on chain is ${root}`);
      summary = statementSummary(value);
    } else if (line.kind === "account") {
      const { account, cumulative } = line.value;
      leaves.add(account, BigInt(cumulative));
      await accounts.add({ file, account, cumulative });
    } else {
      // Accounts come first: a file that can't be right isn't read any further.
      if (works.count === 0) await keepTree(db, item, leaves);
      summary?.add(line.value);
      await works.add(line.value);
    }
  }
  await accounts.flush();
  await works.flush();
  if (!summary) throw new WrongStatementError("it has no header");
  return summary.end();
}

/** Makes what was loaded what is served, in the caller's transaction: leaves for claims, and the summary that the other rows wait for. */
export async function publishStatement(tx: Db, item: FileOfRoot, summary: StatementSummary): Promise<void> {
  const file = fileKeyOf(item);
  const { root, campaign, token } = item;
  // Leaves of one root are the same in every file and are published as a whole: there are all of them or none.
  const [known] = await tx
    .select({ root: statementLeaves.root })
    .from(statementLeaves)
    .where(eq(statementLeaves.root, root))
    .limit(1);
  if (!known) {
    await tx.execute(
      sql`insert into statement_leaves (root, account, campaign, token, cumulative)
        select ${param(root)}, account, ${campaign}, ${param(token)}, cumulative from staged_leaves where file = ${param(file)}`,
    );
  }
  await tx.insert(statementSummaries).values({ file, root, summary }).onConflictDoNothing();
}

/**
 * Empties the stage, at once whatever lies there. One file is read at a time, by the one indexer: what else is left there is of
 * attempts that were cut off, and they begin anew.
 */
export async function clearStage(db: Db): Promise<void> {
  await db.execute(sql`truncate ${stagedLeaves}`);
}

/** Takes back the rows of a file that was read in part. */
export async function dropStatement(db: Db, item: FileOfRoot): Promise<void> {
  const file = fileKeyOf(item);
  await clearStage(db);
  await db.delete(statementSummaries).where(eq(statementSummaries.file, file));
  for (const table of [statementWorks, statementEdges, statementCredits]) {
    await db.delete(table).where(eq(table.file, file));
  }
}

/** Keeps the tree for proofs, once it was seen to be the one on chain. */
async function keepTree(db: Db, { campaign, token, root }: FileOfRoot, leaves: RewardLeaves): Promise<void> {
  const tree = new MerkleTree(leaves.hashes());
  if (tree.root !== root)
    throw new WrongStatementError(`its accounts lead to the root ${tree.root}, on chain is ${root}`);
  await storeTree(db, { campaign, token }, tree);
}

/** The rows of work lines: one of its own, and one for each parent and credit. */
class WorkRows {
  count = 0;
  readonly #file: Hex;
  readonly #works: RowBatch;
  readonly #edges: RowBatch;
  readonly #credits: RowBatch;

  constructor(db: Db, file: Hex) {
    this.#file = file;
    this.#works = new RowBatch(db, statementWorks);
    this.#edges = new RowBatch(db, statementEdges);
    this.#credits = new RowBatch(db, statementCredits);
  }

  async add({ parents, credits, ...work }: StatementWorkLine): Promise<void> {
    const file = this.#file;
    const place = this.count++;
    await this.#works.add({ file, place, ...work });
    for (const [ordinal, { id: parent, ...edge }] of parents.entries()) {
      await this.#edges.add({ file, child: place, ordinal, parent, ...edge });
    }
    for (const [ordinal, { account, ...credit }] of credits.entries()) {
      await this.#credits.add({ file, work: place, ordinal, account, ...credit });
    }
  }

  async flush(): Promise<void> {
    for (const batch of [this.#works, this.#edges, this.#credits]) await batch.flush();
  }
}

const param = (hex: Hex) => sql`decode(${hex.slice(2)}, 'hex')`;
