import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import type { Hex } from "viem";
import { certifiedWork } from "./certifiedWork.ts";
import type { Pipeline } from "./pipeline.ts";
import type { StoredBatch } from "./sendBatch.ts";

/** Since when a batch's root, or its smart account's token, is on chain under that config hash; null: it isn't. */
export async function findOnChain(pipeline: Pipeline, batch: StoredBatch, config: Hex): Promise<number | null> {
  const { client, deployment } = pipeline.chain;
  const { campaign, kind, root } = batch;
  if (!batch.direct) return readAnchor(client, { deployment, campaign, kind, root, config });
  const found = await certifiedWork(pipeline, batch);
  return found?.isIts === true ? found.time : null;
}
