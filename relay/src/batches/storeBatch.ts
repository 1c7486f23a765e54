import { carOfBlob } from "@colophon/sdk/content/carOfBlob.ts";
import { and, asc, eq } from "drizzle-orm";
import type { KuboRPCClient } from "kubo-rpc-client";
import type { Hex } from "viem";
import { type Batch, batches, messages } from "../store/tables.ts";
import { storeCar } from "../uploads/storeCar.ts";
import { batchFile } from "./batchFile.ts";
import type { Pipeline } from "./pipeline.ts";

/** Makes a batch's file, puts it on IPFS and pins it, and writes down by which root it goes on chain. Doing it twice changes nothing. */
export async function storeBatch(pipeline: Pipeline, batch: Batch): Promise<void> {
  const { db, chain, ipfs, log } = pipeline;
  const rows = await db.select().from(messages).where(eq(messages.batch, batch.id)).orderBy(asc(messages.leaf));
  const { bytes, root } = batchFile(chain.deployment, batch, rows);
  const { digest, codec } = await putFile(ipfs, bytes);
  await pipeline.afterStep("imported");
  await db
    .update(batches)
    .set({ state: "stored", root, data: digest, codec, failures: 0, nextTry: 0, trouble: null })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "formed")));
  log.info({ batch: batch.id, root, bytes: bytes.length }, "a batch's file is on IPFS");
  await pipeline.afterStep("stored");
}

async function putFile(
  ipfs: KuboRPCClient,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<{ digest: Hex; codec: "raw" | "dag-pb" }> {
  const { content, car } = await carOfBlob(new Blob([bytes]));
  await storeCar(ipfs, car.stream(), content.cid, bytes.length);
  return { digest: content.digest as Hex, codec: content.codec === 0 ? "raw" : "dag-pb" };
}
