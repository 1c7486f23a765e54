import { reviewRequest, type Verdict } from "@colophon/sdk/actions/requests/reviewRequest.ts";
import { REASONS } from "@colophon/sdk/ids/reasons.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface ReviewWorks {
  readonly campaign: number;
  /** One a work, with the title the curator saw. */
  readonly verdicts: readonly { readonly title: string; readonly verdict: Verdict }[];
}

/** Gives verdicts on any number of works at once. */
export function reviewWorksPlan(deployment: AppDeployment, review: ReviewWorks): Plan {
  const { campaign, verdicts } = review;
  const accepted = verdicts.filter(({ verdict }) => verdict.accepted).length;
  const rejected = verdicts.length - accepted;
  return {
    title: verdicts.length === 1 ? `Verdict on “${verdicts[0]?.title ?? ""}”` : `${verdicts.length} verdicts`,
    reads: [
      ...(accepted > 0
        ? [`${accepted === 1 ? "One work is" : `${accepted} works are`} accepted and shown in the gallery.`]
        : []),
      ...(rejected > 0
        ? [
            `${rejected === 1 ? "One work is" : `${rejected} works are`} rejected. The author reads your reason, and so does everybody.`,
          ]
        : []),
      "You can change a verdict until the review ends; the last one counts, and all stay in the record.",
    ],
    signs: verdicts.map(({ title, verdict }) => ({ name: title, value: verdictText(verdict) })),
    action: verdicts.length === 1 ? "Sign the verdict" : "Sign the verdicts",
    done: "Recorded.",
    steps: [
      {
        name: "Record the verdicts",
        call: () => reviewRequest(deployment, { campaign, verdicts: verdicts.map(({ verdict }) => verdict) }),
      },
    ],
  };
}

function verdictText(verdict: Verdict): string {
  if (verdict.accepted) return `Accepted, score ${verdict.score / 100} of 100`;
  const label = REASONS.find(({ code }) => code === verdict.reason)?.label ?? `reason ${verdict.reason}`;
  return `Rejected: ${label}`;
}
