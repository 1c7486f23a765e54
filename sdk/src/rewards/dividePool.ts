import { apportion } from "./apportion.ts";
import type { OrderedWork } from "./orderRoll.ts";
import type { RewardRule } from "./types.ts";

/** Each work's own shares by component, in the roll's order; null for a component that gives nothing. */
export interface PoolDivision {
  readonly equal: readonly bigint[] | null;
  readonly curated: readonly bigint[] | null;
  readonly community: readonly bigint[] | null;
}

/**
 * Step 2 of the rule: the amount is divided over the components by largest remainder (in the order equal, curated,
 * community); a component in which no work has weight gives its part to *equal*; then each part is divided over the roll by weight.
 */
export function dividePool(amount: bigint, rule: RewardRule, works: readonly OrderedWork[]): PoolDivision {
  const [equal = 0n, curated = 0n, community = 0n] = apportion(amount, [
    rule.equalBps,
    rule.curatedBps,
    rule.communityBps,
  ]);
  const scores = Float64Array.from(works, (work) => work.score);
  const votes = Float64Array.from(works, (work) => work.votes);
  const scored = scores.some((score) => score > 0);
  const voted = votes.some((count) => count > 0);
  const evenly = equal + (scored ? 0n : curated) + (voted ? 0n : community);
  return {
    equal: evenly > 0n ? apportion(evenly, new Uint8Array(works.length).fill(1)) : null,
    curated: scored && curated > 0n ? apportion(curated, scores) : null,
    community: voted && community > 0n ? apportion(community, votes) : null,
  };
}
