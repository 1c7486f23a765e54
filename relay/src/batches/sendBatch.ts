import { worksAbi } from "@colophon/sdk/abis/worksAbi.ts";
import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { readAnchor } from "@colophon/sdk/actions/readAnchor.ts";
import { anchorRequest } from "@colophon/sdk/actions/requests/anchorRequest.ts";
import { encodeRequest } from "@colophon/sdk/actions/requests/encodeRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { and, eq } from "drizzle-orm";
import type { Hex } from "viem";
import { readContract } from "viem/actions";
import { type Batch, batches } from "../store/tables.ts";
import { broadcast } from "./broadcast.ts";
import { nextNonce } from "./nextNonce.ts";
import { noteAnchored } from "./noteAnchored.ts";
import type { Pipeline } from "./pipeline.ts";
import { signAnchor } from "./signAnchor.ts";

/** A batch whose file is on IPFS. */
export type StoredBatch = Batch & { root: Hex; data: Hex; codec: "raw" | "dag-pb" };

/**
 * Puts a stored batch's root on chain: looks whether it is there, asks whether it would be taken, signs, writes the transaction down, and only
 * then sends it. A process that is killed anywhere in between leaves a batch that the next one finds as it is.
 *
 * @throws {ContractReverted} where the chain wouldn't take it now
 */
export async function sendBatch(pipeline: Pipeline, batch: StoredBatch): Promise<void> {
  const { db, chain, account, log } = pipeline;
  const { campaign, kind, root, data, codec, count } = batch;
  const { deployment, client } = chain;
  const config = await readContract(client, {
    address: deployment.contributions,
    abi: worksAbi,
    functionName: "configOf",
    args: [campaign],
  });
  for (const tried of new Set([config, ...batch.attempts.map((attempt) => attempt.config)])) {
    const time = await readAnchor(client, { deployment, campaign, kind, root, config: tried });
    if (time === null) continue;
    return noteAnchored(pipeline, batch, { config: tried, time, block: null, transaction: null });
  }
  const request = anchorRequest(deployment, { campaign, kind, root, count, data: { digest: data, codec }, config });
  try {
    await simulateRequest(client, { account: account.address, request });
  } catch (error) {
    if (!isOver(error)) throw error;
    log.error({ batch: batch.id, campaign, kind, err: error.message }, "a batch can't be anchored any more");
    await db
      .update(batches)
      .set({ state: "void", final: true, trouble: error.message })
      .where(eq(batches.id, batch.id));
    return;
  }
  const attempt = await signAnchor(pipeline, encodeRequest(request), {
    nonce: await nextNonce(pipeline),
    config,
    replaces: null,
  });
  const noted = await db
    .update(batches)
    .set({ state: "sent", config, attempts: [...batch.attempts, attempt], failures: 0, nextTry: 0, trouble: null })
    .where(and(eq(batches.id, batch.id), eq(batches.state, "stored")))
    .returning({ id: batches.id });
  if (noted.length === 0) return;
  await pipeline.afterStep("signed");
  await broadcast(pipeline, attempt);
  log.info({ batch: batch.id, campaign, kind, root, transaction: attempt.hash }, "a batch is on its way");
  await pipeline.afterStep("broadcast");
}

/** The window has ended, so that no trying helps. Other refusals may pass: another relay was named, the terms changed just now. */
function isOver(error: unknown): error is ContractReverted {
  if (!(error instanceof ContractReverted) || error.errorName !== "OutsideAnchoring") return false;
  const [, , time, , until] = error.args.map(Number);
  return time !== undefined && until !== undefined && time >= until;
}
