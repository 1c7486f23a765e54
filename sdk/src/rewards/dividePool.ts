import { Apportionment, apportion } from "./apportion.ts";
import type { OrderedRoll } from "./store/orderedRoll.ts";
import type { RewardRule } from "./types.ts";

/** A component's parts by place. */
export interface Parts {
  get(place: number): bigint;
}

/** Each work's own shares by component; a component that gives nothing has parts of 0. */
export interface PoolDivision {
  readonly equal: Parts;
  readonly curated: Parts;
  readonly community: Parts;
}

/**
 * Step 2 of the rule: the amount is divided over the components by largest remainder (in the order equal, curated,
 * community); a component in which no work has weight gives its part to *equal*; then each part is divided over the roll by weight.
 */
export function dividePool(
  amount: bigint,
  rule: RewardRule,
  { size, score, votes }: Pick<OrderedRoll, "size" | "score" | "votes">,
): PoolDivision {
  const [equal = 0n, curated = 0n, community = 0n] = apportion(amount, [
    rule.equalBps,
    rule.curatedBps,
    rule.communityBps,
  ]);
  const scored = score.some((weight) => weight > 0);
  const voted = votes.some((weight) => weight > 0);
  return {
    equal: evenly(equal + (scored ? 0n : curated) + (voted ? 0n : community), size),
    curated: scored && curated > 0n ? new Apportionment(curated, score) : NOTHING,
    community: voted && community > 0n ? new Apportionment(community, votes) : NOTHING,
  };
}

/** A work's own share, all components together. */
export function ownShare({ equal, curated, community }: PoolDivision, place: number): bigint {
  return equal.get(place) + curated.get(place) + community.get(place);
}

const NOTHING: Parts = { get: () => 0n };

/** Largest remainder where all weights are equal: so are all remainders, and the earlier places get what is left. */
function evenly(amount: bigint, size: number): Parts {
  const floor = amount / BigInt(size);
  const above = floor + 1n;
  const left = Number(amount % BigInt(size));
  return { get: (place) => (place < left ? above : floor) };
}
