import type { Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import { date, table } from "../format.ts";

export type ReviewCounts = {
  accepts: number;
  rejects: number;
  /** By the reason's name. */
  reasons: Readonly<Record<string, number>>;
  /** Of accepted works, 0 … 10,000; null: none. */
  scores: { lowest: number; highest: number; average: number } | null;
};

/** What verdicts come to. */
export function reviewCounts(verdicts: readonly Verdict[]): ReviewCounts {
  const scores = { lowest: 10_000, highest: 0, sum: 0 };
  const reasons: Record<string, number> = {};
  let accepts = 0;
  for (const verdict of verdicts) {
    if (verdict.accepted) {
      accepts++;
      scores.lowest = Math.min(scores.lowest, verdict.score);
      scores.highest = Math.max(scores.highest, verdict.score);
      scores.sum += verdict.score;
    } else {
      const name = REASONS.find(({ code }) => code === verdict.reason)?.name ?? String(verdict.reason);
      reasons[name] = (reasons[name] ?? 0) + 1;
    }
  }
  const average = accepts === 0 ? 0 : Math.round(scores.sum / accepts);
  return {
    accepts,
    rejects: verdicts.length - accepts,
    reasons,
    scores: accepts === 0 ? null : { lowest: scores.lowest, highest: scores.highest, average },
  };
}

type Review = ReviewCounts & {
  campaign: number;
  curator: string;
  alreadySo: number;
  leftOpen: number;
  transactions: number;
  reviewEnds: number;
};

/** What is said before verdicts are signed. */
export function reviewSummary(review: Review): string[] {
  const { scores, reasons } = review;
  return [
    `This records verdicts in campaign ${review.campaign}.`,
    "",
    ...table([
      ["by", review.curator],
      ["accepted", String(review.accepts)],
      [
        "scores",
        scores === null
          ? undefined
          : `${points(scores.lowest)} to ${points(scores.highest)} of 100, ${points(scores.average)} on average`,
      ],
      ["rejected", String(review.rejects)],
      ...Object.entries(reasons).map(([name, count]): [string, string] => [`  ${name}`, String(count)]),
      ["hold already", review.alreadySo === 0 ? undefined : `${review.alreadySo}, left out`],
      ["not filled in", review.leftOpen === 0 ? undefined : `${review.leftOpen}, left out`],
      ["transactions", String(review.transactions)],
    ]),
    "",
    "Authors and everybody else read reasons and notes; all verdicts stay in the record.",
    `A verdict can be changed until ${date(review.reviewEnds)}; the last one counts. What has none by then is accepted.`,
    "",
  ];
}

function points(score: number): string {
  return String(score / 100);
}
