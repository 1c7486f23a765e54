/** What was said of a work, and by when more can be. */
export interface Judged {
  /** The last verdict on the work *as its present author's*; null: none. */
  readonly verdict: { readonly accepted: boolean; readonly score: number } | null;
  /** The present author's appeal; null: none. `score` is the arbiter's. */
  readonly appeal: { readonly state: "pending" | "upheld" | "rejected"; readonly score: number } | null;
  /** Unix seconds. */
  readonly reviewEnds: number;
  /** Unix seconds. */
  readonly appealsEnd: number;
}

export interface EffectiveStanding {
  readonly standing: "in-review" | "accepted" | "rejected";
  /** 0 … 10,000: the weight of the curated part. */
  readonly score: number;
}

/**
 * Where a work stands at a time; the one rule for the roll, the API and whoever checks them:
 *
 * - without a verdict it is in review, and accepted with score 0 once the review has ended;
 * - accepted, it has the verdict's score, whatever becomes of an appeal;
 * - rejected, it stays so unless its author's appeal is upheld (the arbiter's score) or still undecided when the appeals end (score 0).
 *
 * Verdicts and appeals are bound to work *and* author: leave out those of an author who lost the work.
 *
 * @param now unix seconds, by the chain's clock
 * @example effectiveStanding({ verdict: { accepted: false, score: 0 }, appeal: null, reviewEnds: 10, appealsEnd: 20 }, 30).standing // "rejected"
 */
export function effectiveStanding(judged: Judged, now: number): EffectiveStanding {
  const { verdict, appeal, reviewEnds, appealsEnd } = judged;
  if (verdict === null) return { standing: now < reviewEnds ? "in-review" : "accepted", score: 0 };
  if (verdict.accepted) return { standing: "accepted", score: verdict.score };
  if (appeal?.state === "upheld") return { standing: "accepted", score: appeal.score };
  if (appeal?.state === "pending" && now >= appealsEnd) return { standing: "accepted", score: 0 };
  return { standing: "rejected", score: 0 };
}
