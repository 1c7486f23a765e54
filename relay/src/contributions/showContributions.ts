import type { RelayedContribution, RelayedWork } from "@colophon/sdk/api/intakeSchemas.ts";
import { cidFromDigest } from "@colophon/sdk/content/cidFromDigest.ts";
import type { Codec } from "@colophon/sdk/content/profile.ts";
import { parseContributionId } from "@colophon/sdk/ids/contributionId.ts";
import { aiUseOf, codecOf, mediaKindOf } from "@colophon/sdk/ids/names.ts";
import { desc, eq, type SQL } from "drizzle-orm";
import type { ReceiptOf } from "../ballots/receiptSigner.ts";
import type { Db } from "../store/openStore.ts";
import { type Batch, batches, type Message, messages, type Work, works } from "../store/tables.ts";
import type { BatchProofs } from "./batchProofs.ts";

export interface ShowOptions {
  receiptOf: ReceiptOf;
  /** Who looks, by their session. */
  viewer: string | null;
  /** Absent: without proofs. */
  proofs?: (batch: Batch, leaf: number) => ReturnType<BatchProofs>;
  limit: number;
}

interface Row {
  message: Message;
  work: Work;
  batch: Batch | null;
}

/** A contribution as it is told, and its place in the list. */
export interface Shown {
  seq: number;
  contribution: RelayedContribution;
}

/** What was taken, the newest first, with where it stands. What isn't in a block yet is shown to its author only. */
export async function showContributions(db: Db, which: SQL | undefined, options: ShowOptions): Promise<Shown[]> {
  const rows = await db
    .select({ message: messages, work: works, batch: batches })
    .from(messages)
    .innerJoin(works, eq(works.signed, messages.signed))
    .leftJoin(batches, eq(batches.id, messages.batch))
    .where(which)
    .orderBy(desc(messages.seq))
    .limit(options.limit);
  return Promise.all(rows.map(async (row) => ({ seq: row.message.seq, contribution: await showOne(row, options) })));
}

async function showOne(row: Row, options: ShowOptions): Promise<RelayedContribution> {
  const { message, work, batch } = row;
  const gone = voidOf(row);
  const anchored = gone === null && batch?.state === "anchored";
  return {
    receipt: await options.receiptOf(message),
    via: message.direct ? "transaction" : "anchor",
    state: gone !== null ? "void" : anchored ? "anchored" : batch === null ? "taken" : "batched",
    work: anchored || options.viewer === message.signer ? workOf(row) : null,
    anchor: anchored && !message.direct ? await anchorOf(row, options) : null,
    transaction: anchored && message.direct ? (batch?.transaction ?? null) : null,
    published: work.published,
    void: gone,
    trouble: batch?.trouble ?? null,
  };
}

/** Why it can't be a work any more. Its signature has to hold at the anchor's time, which is known only then. */
function voidOf({ message, batch }: Row): RelayedContribution["void"] {
  if (message.void !== null) return { reason: message.void, message: message.voidWhy ?? "" };
  const time = batch?.state === "anchored" && !message.direct ? batch.time : null;
  if (time === null || BigInt(time) <= message.deadline) return null;
  return { reason: "late", message: "It was anchored after its deadline, and counts for nothing. Sign it again." };
}

function workOf({ message, work }: Row): RelayedWork {
  const { campaign, signer, epoch, deadline, signature, config } = message;
  const { digest, codec, mediaKind, aiUse, manifest, manifestText, parents, size } = work;
  return {
    id: parseContributionId(work.id),
    cid: cidFromDigest(digest, codec as Codec),
    campaign,
    config: config ?? "",
    author: signer,
    digest,
    codec: codecOf(codec),
    kind: mediaKindOf(mediaKind),
    aiUse: aiUseOf(aiUse),
    manifest,
    manifestText,
    parents,
    epoch,
    deadline: deadline.toString(),
    signature,
    size,
  };
}

async function anchorOf({ message, batch }: Row, { proofs }: ShowOptions): Promise<RelayedContribution["anchor"]> {
  const { leaf } = message;
  if (batch === null || leaf === null) return null;
  const { root, data, codec, config, time, block, transaction } = batch;
  if (root === null || data === null || codec === null || config === null || time === null) return null;
  const proof = proofs === undefined ? null : await proofs(batch, leaf);
  return { root, leaf, config, data: cidFromDigest(data, codec === "raw" ? 0 : 1), time, block, transaction, proof };
}
