import { ChainUnreachable, InsufficientFunds } from "@colophon/sdk/actions/errors.ts";
import { toActionError } from "@colophon/sdk/actions/toActionError.ts";
import { CostTooHigh, FeeTooHigh, PaysEnough } from "./errors.ts";

const NOT_ITS_OWN = [FeeTooHigh, CostTooHigh, PaysEnough, InsufficientFunds, ChainUnreachable];
/** Enough for the longest wait between two tries, and too few for anything to be given up. */
const MOST_OF_OTHERS = 8;

/**
 * Failures in a row of what has failed once more. Waiting for money or for a chain that is away counts for the wait until the next try alone: whatever
 * happens after a day of it, what was acknowledged isn't given up sooner.
 */
export function failuresAfter(failures: number, error: unknown): number {
  const known = error instanceof Error ? toActionError(error) : error;
  const isItsOwn = !NOT_ITS_OWN.some((kind) => known instanceof kind);
  return isItsOwn ? failures + 1 : Math.max(failures, Math.min(failures + 1, MOST_OF_OTHERS));
}
