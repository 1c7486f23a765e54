import type { Leaf } from "@colophon/sdk/batches/readBatch.ts";
import { toContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { NO_DIGEST } from "@colophon/sdk/ids/digest.ts";
import { sql } from "drizzle-orm";
import type { Hex } from "viem";
import { chunks } from "../store/chunks.ts";
import { answerLeaves, type contributionLeaves, voteLeaves } from "../store/factTables.ts";
import type { Db } from "../store/openDatabase.ts";
import { encodeRow, leafSpec } from "../store/tableSpecs.ts";

/** Rows in one statement: each column is a parameter, and there are at most 65,535. */
const ROWS = 2_000;

/**
 * Writes the leaves of a file that hold. They are a function of its bytes: what is there already is the same.
 *
 * @param campaign that the file names
 */
export async function storeLeaves(tx: Db, data: Hex, campaign: number, leaves: readonly Leaf[]): Promise<void> {
  const contributions: (typeof contributionLeaves.$inferInsert)[] = [];
  const votes: (typeof voteLeaves.$inferInsert)[] = [];
  const answers: (typeof answerLeaves.$inferInsert)[] = [];
  for (const { index, record, signed, listed } of leaves) {
    const { signer, epoch } = record;
    const deadline = Number(record.deadline < LATEST ? record.deadline : LATEST);
    const common = { data, leaf: index, voter: signer, epoch, deadline, signed };
    if (record.kind === "contributions") {
      const { digest, codec, mediaKind: kind, aiUse, parents, signature } = record;
      const [id, manifest] = [
        toContributionId(campaign, digest),
        record.manifest === NO_DIGEST ? null : record.manifest,
      ];
      const work = {
        data,
        leaf: index,
        id,
        author: signer,
        digest,
        codec,
        kind,
        aiUse,
        manifest,
        parents: [...parents],
      };
      contributions.push({ ...work, epoch, deadline: record.deadline, signed, signature });
    } else if (record.kind === "votes") votes.push({ ...common, work: record.id, votes: record.votes, listed });
    else if (record.kind === "polls") answers.push({ ...common, poll: record.poll, option: record.option });
  }
  await storeContributions(tx, contributions);
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

/** There may be 65,536 of them, so each chunk goes as one parameter. */
async function storeContributions(tx: Db, leaves: readonly (typeof contributionLeaves.$inferInsert)[]): Promise<void> {
  for (const rows of chunks(leaves)) {
    const encoded = JSON.stringify(rows.map((row) => encodeRow(leafSpec, row)));
    await tx.execute(
      sql`insert into contribution_leaves select * from json_populate_recordset(null::contribution_leaves, ${encoded}::json) on conflict do nothing`,
    );
  }
}

/** No clock gets there, and numbers are exact up to there. */
const LATEST = BigInt(Number.MAX_SAFE_INTEGER);
