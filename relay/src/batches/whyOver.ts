import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { ChainRefused } from "@colophon/sdk/actions/errors.ts";
import type { Batch } from "../store/tables.ts";
import { isLasting } from "./isLasting.ts";
import { wallSeconds } from "./pipeline.ts";
import { MOST_FAILURES } from "./retryAt.ts";

/** Config hashes that gave way are taken for an hour, and every leaf's was in force when it was taken. */
const GRACE_SECONDS = 3_600;

/**
 * Why trying again doesn't help; null where it may: another relay was named, the chain's node is behind, the fee is too high.
 *
 * @param error what the chain says of a batch's call
 */
export function whyOver(
  batch: Pick<Batch, "kind" | "direct" | "formedAt" | "failures" | "trouble">,
  error: unknown,
): { reason: string; why: string } | null {
  const { kind, direct, formedAt, failures } = batch;
  // Code of an account's own runs in it, which can fail as it likes, and few wait at the same time: one can't keep its place for ever.
  const isItsOwn =
    (error instanceof ContractReverted && isLasting(batch, error)) ||
    (error instanceof ChainRefused && failures >= MOST_FAILURES);
  if (direct && isItsOwn) return { reason: error.code, why: error.message };
  if (!(error instanceof ContractReverted)) return null;
  const { errorName, message: why } = error;
  if (errorName === "OutsideAnchoring") {
    const [, , time, , until] = error.args.map(Number);
    return time !== undefined && until !== undefined && time >= until ? { reason: "window-over", why } : null;
  }
  if (kind !== "contributions") return null;
  if (errorName === "SealedTakesNoAnchors") return { reason: "sealed", why };
  if (errorName === "OtherConfig" && formedAt + GRACE_SECONDS < wallSeconds()) return { reason: "other-config", why };
  return null;
}
