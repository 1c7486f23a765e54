import { contentIdOf } from "@colophon/sdk/content/contentIdOf.ts";
import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { and, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { type Batch, batches } from "../store/tables.ts";
import { batchFile } from "./batchFile.ts";
import type { Pipeline } from "./pipeline.ts";
import { putFile } from "./putFile.ts";
import { readRows } from "./readRows.ts";

/**
 * Makes a batch's file and writes down by which root it goes on chain. Files of votes and answers go to IPFS now. Those of contributions name
 * works that nobody may know before the anchor is in a block, and its transaction, which everybody sees, names the file: they go there after it.
 */
export async function storeBatch(pipeline: Pipeline, batch: Batch): Promise<void> {
  const { db, log } = pipeline;
  const found = batch.direct ? await ofOne(pipeline, batch) : await ofFile(pipeline, batch);
  await db
    .update(batches)
    .set({ state: "stored", ...found, failures: 0, nextTry: 0, trouble: null })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "formed")));
  log.info({ batch: batch.id, root: found.root }, "a batch's file is made");
  await pipeline.afterStep("stored");
}

type Found = { root: Hex; data: Hex; codec: "raw" | "dag-pb" };

async function ofFile(pipeline: Pipeline, batch: Batch): Promise<Found> {
  const { db, chain, ipfs } = pipeline;
  const { bytes, root } = batchFile(chain.deployment, batch, await readRows(db, batch.id));
  const isSecret = batch.kind === "contributions";
  const { digest, codec } = isSecret ? await contentIdOf(bytes, { sha256 }) : await putFile(ipfs, bytes);
  if (!isSecret) await pipeline.afterStep("imported");
  return { root, data: digest as Hex, codec: codec === 0 ? "raw" : "dag-pb" };
}

/** A smart account's contribution has no file: what was signed stands for it. */
async function ofOne({ db }: Pipeline, batch: Batch): Promise<Found> {
  const [row] = await readRows(db, batch.id);
  if (row?.work == null) throw new Error(`batch ${batch.id} has no work`);
  return { root: row.message.signed, data: row.work.digest, codec: row.work.codec === 0 ? "raw" : "dag-pb" };
}
