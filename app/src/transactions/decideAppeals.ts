import { type AppealDecision, decideAppealsRequest } from "@colophon/sdk/actions/requests/decideAppealsRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface DecideAppeals {
  readonly campaign: number;
  readonly decisions: readonly { readonly title: string; readonly decision: AppealDecision }[];
}

/** The arbiter decides any number of appeals at once. */
export function decideAppealsPlan(deployment: AppDeployment, { campaign, decisions }: DecideAppeals): Plan {
  const upheld = decisions.filter(({ decision }) => decision.upheld).length;
  const rejected = decisions.length - upheld;
  return {
    title: decisions.length === 1 ? `Appeal for “${decisions[0]?.title ?? ""}”` : `${decisions.length} appeals`,
    reads: [
      ...(upheld > 0
        ? [`${upheld === 1 ? "One work is" : `${upheld} works are`} accepted, and the bond returns to the author.`]
        : []),
      ...(rejected > 0
        ? [`${rejected === 1 ? "One work stays" : `${rejected} works stay`} rejected, and the bond goes to the pool.`]
        : []),
      "Each appeal is decided once; this can't be taken back.",
    ],
    signs: decisions.map(({ title, decision }) => ({
      name: title,
      value: decision.upheld ? `Upheld, score ${decision.score / 100} of 100` : "Rejected",
    })),
    action: decisions.length === 1 ? "Sign the decision" : "Sign the decisions",
    done: "Decided.",
    steps: [
      {
        name: "Decide",
        call: () =>
          decideAppealsRequest(deployment, { campaign, decisions: decisions.map(({ decision }) => decision) }),
      },
    ],
  };
}
