import { commitRequest } from "@colophon/sdk/actions/requests/commitRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface Commit {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly commitment: string;
  /** When the work can be shown, in a sentence. */
  readonly next: string;
}

/** Puts a salted hash on chain before the work is shown to anybody. */
export function commitPlan(deployment: AppDeployment, { campaign, campaignTitle, commitment, next }: Commit): Plan {
  return {
    title: "Commit to a work",
    reads: [
      "A salted hash goes on chain. Nobody can tell from it what your work is, not even its size or kind.",
      "Together with the saved salt file it shows later that you had the work at this time.",
      next,
      "It costs only the chain's fee.",
    ],
    signs: [
      { name: "Campaign", value: `“${campaignTitle}”` },
      { name: "Commitment", value: commitment },
    ],
    action: "Sign and commit",
    done: "Committed.",
    steps: [{ name: "Commit", call: () => commitRequest(deployment, { campaign, commitments: [commitment] }) }],
  };
}
