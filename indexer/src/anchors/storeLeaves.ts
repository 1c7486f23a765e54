import type { Leaf } from "@colophon/sdk/batches/readBatch.ts";
import type { Hex } from "viem";
import { chunks } from "../store/chunks.ts";
import { answerLeaves, voteLeaves } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";

/** Rows in one statement: each column is a parameter, and there are at most 65,535. */
const ROWS = 2_000;

/** Writes the leaves of a file that hold. They are a function of its bytes: what is there already is the same. */
export async function storeLeaves(tx: Db, data: Hex, leaves: readonly Leaf[]): Promise<void> {
  const votes: (typeof voteLeaves.$inferInsert)[] = [];
  const answers: (typeof answerLeaves.$inferInsert)[] = [];
  for (const { index, record, signed, listed } of leaves) {
    const { signer, epoch } = record;
    const deadline = Number(record.deadline < LATEST ? record.deadline : LATEST);
    const common = { data, leaf: index, voter: signer, epoch, deadline, signed };
    if (record.kind === "votes") votes.push({ ...common, work: record.id, votes: record.votes, listed });
    else if (record.kind === "polls") answers.push({ ...common, poll: record.poll, option: record.option });
  }
  for (const rows of chunks(votes, ROWS))
    await tx
      .insert(voteLeaves)
      .values([...rows])
      .onConflictDoNothing();
  for (const rows of chunks(answers, ROWS))
    await tx
      .insert(answerLeaves)
      .values([...rows])
      .onConflictDoNothing();
}

/** No clock gets there, and numbers are exact up to there. */
const LATEST = BigInt(Number.MAX_SAFE_INTEGER);
