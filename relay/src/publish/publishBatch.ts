import { sha256 } from "@colophon/sdk/content/node/sha256.ts";
import { and, asc, eq, gt, isNotNull, ne } from "drizzle-orm";
import { bytesToHex } from "viem";
import { batchFile } from "../batches/batchFile.ts";
import type { Pipeline } from "../batches/pipeline.ts";
import { putFile } from "../batches/putFile.ts";
import { readRows } from "../batches/readRows.ts";
import { releaseWorks } from "../batches/voidContributions.ts";
import { ipfsUnavailable } from "../problems.ts";
import { type Batch, batches, messages, works } from "../store/tables.ts";
import { publishWork } from "./publishWork.ts";

/** Rows at a time: their manifests are in memory. */
const PAGE = 200;
const AT_ONCE = 4;
const PUT_PATIENCE_MS = 30_000;

/**
 * Puts the works of an anchored batch on IPFS: first manifests and the batch's file, from which the index knows them, then each work's bytes. What
 * is done is noted piece by piece, so that the next process goes on; a work that fails keeps no other waiting.
 *
 * @throws the first failure, once all else is done
 */
export async function publishBatch(pipeline: Pipeline, batch: Batch): Promise<void> {
  const { db, log } = pipeline;
  if (batch.published === "nothing") {
    await putManifests(pipeline, batch);
    if (!batch.direct) {
      await putFile(pipeline.ipfs, batchFile(pipeline.chain.deployment, batch, await readRows(db, batch.id)).bytes);
    }
    await pipeline.afterStep("filed");
    await note(pipeline, batch, "file");
  }
  await releaseLate(pipeline, batch);
  const failures = await putWorks(pipeline, batch);
  if (failures.length > 0) throw failures[0];
  await note(pipeline, batch, "all");
  log.info({ batch: batch.id, campaign: batch.campaign, works: batch.count }, "a batch is published");
  await pipeline.afterStep("published");
}

async function note({ db }: Pipeline, { id }: Batch, published: "file" | "all"): Promise<void> {
  await db.update(batches).set({ published }).where(eq(batches.id, id));
}

async function putManifests({ db, ipfs }: Pipeline, { id }: Batch): Promise<void> {
  for (let after = -1; ; ) {
    const rows = await db
      .select({ leaf: messages.leaf, text: works.manifestText, digest: works.manifest })
      .from(messages)
      .innerJoin(works, eq(works.signed, messages.signed))
      .where(and(eq(messages.batch, id), gt(messages.leaf, after), isNotNull(works.manifest)))
      .orderBy(asc(messages.leaf))
      .limit(PAGE);
    await side(rows, async ({ text, digest }) => {
      const bytes = new TextEncoder().encode(text ?? "");
      if (bytesToHex(sha256(bytes)) !== digest) throw new Error(`the manifest ${digest} isn't what was taken`);
      const how = { format: "raw", mhtype: "sha2-256", version: 1 as const, pin: true };
      await ipfs.block.put(bytes, { ...how, signal: AbortSignal.timeout(PUT_PATIENCE_MS) }).catch((cause: unknown) => {
        throw ipfsUnavailable(cause);
      });
    });
    const last = rows.at(-1)?.leaf ?? null;
    if (rows.length < PAGE || last === null) return;
    after = last;
  }
}

/** Leaves that were anchored after their deadline count for nothing: their authors get them back, and nobody else gets them. */
async function releaseLate({ db }: Pipeline, { id, time, direct }: Batch): Promise<void> {
  if (direct || time === null) return;
  const late = await db
    .select({ signed: messages.signed, deadline: messages.deadline })
    .from(messages)
    .innerJoin(works, eq(works.signed, messages.signed))
    .where(and(eq(messages.batch, id), eq(works.live, true), eq(works.published, false)));
  const over = late.filter(({ deadline }) => deadline < BigInt(time)).map(({ signed }) => signed);
  for (let start = 0; start < over.length; start += 1_000) {
    await db.transaction((tx) => releaseWorks(tx, over.slice(start, start + 1_000)));
  }
}

async function putWorks(pipeline: Pipeline, { id }: Batch): Promise<unknown[]> {
  const { db } = pipeline;
  const failures: unknown[] = [];
  for (let after = -1; ; ) {
    const open = and(
      eq(messages.batch, id),
      gt(messages.leaf, after),
      eq(works.published, false),
      eq(works.live, true),
    );
    const rows = await db
      .select({
        leaf: messages.leaf,
        signed: works.signed,
        digest: works.digest,
        codec: works.codec,
        upload: works.upload,
        size: works.size,
      })
      .from(messages)
      .innerJoin(works, eq(works.signed, messages.signed))
      .where(open)
      .orderBy(asc(messages.leaf))
      .limit(PAGE);
    await side(rows, async (work) => {
      await publishWork(pipeline, work).catch((error: unknown) => failures.push(error));
    });
    const last = rows.at(-1)?.leaf ?? null;
    if (rows.length < PAGE || last === null) return failures;
    after = last;
  }
}

/** Runs through a list, some at a time. */
async function side<Item>(items: readonly Item[], run: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async () => {
    for (const item of queue) await run(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Batches that are anchored deep enough and not published yet, the oldest first. */
export async function unpublished({ db, chain, publishConfirmations }: Pipeline, limit: number): Promise<Batch[]> {
  const waiting = and(eq(batches.kind, "contributions"), ne(batches.published, "all"), eq(batches.state, "anchored"));
  const found = await db.select().from(batches).where(waiting).orderBy(asc(batches.id)).limit(limit);
  if (found.length === 0 || publishConfirmations === 0) return found;
  const head = Number(await chain.client.getBlockNumber({ cacheTime: 0 }));
  return found.filter(({ block }) => block !== null && head - block >= publishConfirmations);
}
