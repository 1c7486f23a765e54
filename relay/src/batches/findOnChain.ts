import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import type { Hex } from "viem";
import type { Pipeline } from "./pipeline.ts";
import { readRows } from "./readRows.ts";
import type { StoredBatch } from "./sendBatch.ts";

/** Since when a batch's root, or its smart account's token, is on chain under that config hash; null: it isn't. */
export async function findOnChain({ db, chain }: Pipeline, batch: StoredBatch, config: Hex): Promise<number | null> {
  const { client, deployment } = chain;
  const { campaign, kind, root } = batch;
  if (!batch.direct) return readAnchor(client, { deployment, campaign, kind, root, config });
  const [row] = await readRows(db, batch.id);
  if (row?.work == null) throw new Error(`batch ${batch.id} has no work`);
  try {
    const found = await readContribution(client, { deployment, id: row.message.subject });
    const isIts = found.author.toLowerCase() === row.message.signer && found.digest === row.work.digest;
    return isIts ? found.certifiedAt : null;
  } catch (error) {
    if (error instanceof ContractReverted && error.errorName === "UnknownContribution") return null;
    throw error;
  }
}
