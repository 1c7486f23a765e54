import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { toActionError } from "@colophon/sdk/actions/toActionError.ts";
import type { Hex } from "viem";
import { certifiedWork } from "./certifiedWork.ts";
import { TooMuchGas } from "./errors.ts";
import { noteAnchored } from "./noteAnchored.ts";
import type { Pipeline } from "./pipeline.ts";
import { MOST_FAILURES } from "./retryAt.ts";
import type { StoredBatch } from "./sendBatch.ts";
import { voidBatch } from "./voidBatch.ts";
import { whyOver } from "./whyOver.ts";
import { whyTooLate } from "./whyTooLate.ts";

/**
 * Ends a batch that the chain won't take and never will: as anchored, where it is there after all, or as void.
 *
 * @param error what kept it from being sent
 * @throws that error, where trying again may help
 */
export async function endRefused(pipeline: Pipeline, batch: StoredBatch, config: Hex, error: unknown): Promise<void> {
  if (error instanceof TooMuchGas) return voidBatch(pipeline, batch, { reason: error.code, why: error.message });
  const told = error instanceof Error ? toActionError(error) : error;
  if (batch.direct && told instanceof ContractReverted && told.errorName === "AlreadyCertified") {
    // Anybody may have sent what its author signed. A node that doesn't know of it lags behind the one that refused.
    const found = await certifiedWork(pipeline, batch);
    if (found === null && batch.failures < MOST_FAILURES) throw error;
    if (found?.isIts === true) {
      return noteAnchored(pipeline, batch, { config, time: found.time, block: null, transaction: null });
    }
    return voidBatch(pipeline, batch, { reason: told.code, why: told.message });
  }
  const over = whyOver(batch, told) ?? (await whyTooLate(pipeline, batch, told));
  if (over === null) throw error;
  return voidBatch(pipeline, batch, over);
}
