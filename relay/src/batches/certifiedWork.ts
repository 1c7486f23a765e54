import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import type { Batch } from "../store/tables.ts";
import type { Pipeline } from "./pipeline.ts";
import { readRows } from "./readRows.ts";

/**
 * Whether the work of a batch that goes by a transaction of its own is certified, as its author's or as somebody else's.
 *
 * @param blockNumber the newest by default
 */
export async function certifiedWork(
  { db, chain }: Pipeline,
  batch: Pick<Batch, "id">,
  blockNumber?: bigint,
): Promise<{ isIts: boolean; time: number } | null> {
  const { client, deployment } = chain;
  const [row] = await readRows(db, batch.id);
  if (row?.work == null) throw new Error(`batch ${batch.id} has no work`);
  try {
    const found = await readContribution(client, { deployment, id: row.message.subject, blockNumber });
    const isIts = found.author.toLowerCase() === row.message.signer && found.digest === row.work.digest;
    return { isIts, time: found.certifiedAt };
  } catch (error) {
    if (error instanceof ContractReverted && error.errorName === "UnknownContribution") return null;
    throw error;
  }
}
