import { voteRequest } from "@colophon/sdk/actions/requests/voteRequest.ts";
import type { Hex } from "viem";
import type { AppDeployment } from "../lib/config.ts";
import type { Plan } from "./plan.ts";

interface DirectVotes {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly votes: readonly { readonly id: string; readonly title: string; readonly votes: number }[];
  /** Of the campaign's list of voters, where it has one. */
  readonly proof?: readonly Hex[] | undefined;
}

/** Votes on chain, all works of a ballot in one transaction. */
export function votePlan(deployment: AppDeployment, { campaign, campaignTitle, votes, proof }: DirectVotes): Plan {
  return {
    title: `Vote in “${campaignTitle}”`,
    reads: [
      "Your votes are on chain with this, under your account, for everybody to see.",
      "A vote can't be taken back or moved to another work.",
      "It costs the chain's fee; no relay is needed.",
    ],
    signs: votes.map(({ title, votes: number }) => ({
      name: title,
      value: `${number} ${number === 1 ? "vote" : "votes"}`,
    })),
    action: "Sign and vote",
    done: "Voted.",
    steps: [{ name: "Vote", call: () => voteRequest(deployment, { campaign, votes, proof }) }],
  };
}
