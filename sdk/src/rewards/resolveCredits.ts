import { isAccount } from "../ids/account.ts";
import { MOST_CREDITS } from "./limits.ts";
import type { RollCredit } from "./types.ts";

/**
 * Who earns with a work: its manifest's credits where they're valid (1 to 64 distinct accounts, each a whole number ≥ 1 of basis points,
 * sum 10,000), else the author with all.
 *
 * @param credits The manifest's, or undefined where it names none, is missing or isn't valid.
 * @example resolveCredits(author, undefined) // [{ account: author, bps: 10_000 }]
 */
export function resolveCredits(author: string, credits: readonly RollCredit[] | undefined): readonly RollCredit[] {
  const alone = [{ account: author, bps: 10_000 }];
  if (credits === undefined || credits.length === 0 || credits.length > MOST_CREDITS) return alone;
  if (!credits.every(({ account, bps }) => isAccount(account) && Number.isInteger(bps) && bps >= 1)) return alone;
  if (new Set(credits.map(({ account }) => account)).size !== credits.length) return alone;
  if (credits.reduce((sum, { bps }) => sum + bps, 0) !== 10_000) return alone;
  return credits.map(({ account, bps }) => ({ account, bps }));
}
