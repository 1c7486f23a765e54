import { apportion } from "../rewards/apportion.ts";
import type { Component, ExplainedStatement } from "./types.ts";

/** A component of the pool: its share by the rule, what it gave out, and all works' weight in it. */
export interface ComponentSum {
  readonly component: Component;
  /** With what fell to it; 0 for one that has nothing to give. */
  readonly bps: number;
  /** What it gave out, as the works' lines add up to. */
  readonly pot: bigint;
  /** What it has to give out by the rule. */
  readonly due: bigint;
  /** All works' weight: how many they are, all scores, all votes. */
  readonly of: bigint;
}

/** The pool's parts, by the rule (`docs/rewards.md`, step 3) and by the works' lines. */
export function componentsOf({ rule, given, works, sums }: ExplainedStatement): readonly ComponentSum[] {
  const [equal = 0n, curated = 0n, community = 0n] = apportion(BigInt(given), [
    rule.equalBps,
    rule.curatedBps,
    rule.communityBps,
  ]);
  const scored = BigInt(sums.score) > 0n;
  const voted = BigInt(sums.votes) > 0n;
  const fallen = (scored ? 0 : rule.curatedBps) + (voted ? 0 : rule.communityBps);
  return [
    {
      component: "equal",
      bps: rule.equalBps + fallen,
      pot: BigInt(sums.equal),
      due: equal + (scored ? 0n : curated) + (voted ? 0n : community),
      of: BigInt(works),
    },
    {
      component: "curated",
      bps: scored ? rule.curatedBps : 0,
      pot: BigInt(sums.curated),
      due: scored ? curated : 0n,
      of: BigInt(sums.score),
    },
    {
      component: "community",
      bps: voted ? rule.communityBps : 0,
      pot: BigInt(sums.community),
      due: voted ? community : 0n,
      of: BigInt(sums.votes),
    },
  ];
}
