import { InvalidRule } from "./errors.ts";
import type { RewardRule } from "./types.ts";

/** A work passes on at most half of its total. */
export const MOST_LINEAGE_BPS = 5_000;

/** @throws {InvalidRule} */
export function checkRule(rule: RewardRule): void {
  const { equalBps, curatedBps, communityBps, lineageBps } = rule;
  for (const [part, bps] of Object.entries({ equalBps, curatedBps, communityBps, lineageBps })) {
    if (!Number.isInteger(bps) || bps < 0 || bps > 10_000) {
      throw new InvalidRule(`The rule's ${part} is ${bps}, and has to be a whole number from 0 to 10,000.`, {
        part,
        bps,
      });
    }
  }
  const sum = equalBps + curatedBps + communityBps;
  if (sum !== 10_000) throw new InvalidRule(`The rule's parts sum to ${sum} and not to 10,000 basis points.`, { sum });
  if (lineageBps > MOST_LINEAGE_BPS) {
    throw new InvalidRule(`The lineage share of ${lineageBps} is above 5,000 basis points.`, { lineageBps });
  }
}
