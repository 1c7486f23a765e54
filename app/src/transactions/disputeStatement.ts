import { disputeStatementRequest } from "@colophon/sdk/actions/requests/disputeStatementRequest.ts";
import type { Address, Client } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface DisputeStatement {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  readonly disputer: Address;
  /** The proposer's, in the token's smallest unit. */
  readonly bond: bigint;
}

/** Disputes a pending statement, with a bond as high as the proposer's. By anybody. */
export function disputeStatementPlan(deployment: AppDeployment, dispute: DisputeStatement): Plan {
  const { client, campaign, token, bond } = dispute;
  const shown = `${formatAmount(bond, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Dispute the statement of “${dispute.campaignTitle}”`,
    reads: [
      "It doesn't come to stand until the arbiter has decided; what stood before can still be claimed.",
      `You put up ${shown}. If the statement falls, it comes back with half of the proposer's bond; if it stands, it is lost.`,
      "Recompute the statement first: the page says whether it is right.",
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Bond", value: shown },
    ],
    action: "Sign and dispute",
    done: "Disputed. The arbiter decides.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: dispute.disputer,
        amount: () => bond,
        name: `Allow the pool to take ${shown}`,
      }),
      {
        name: "Dispute the statement",
        call: () => disputeStatementRequest(deployment, { campaign, token: token.address, bond }),
      },
    ],
  };
}
