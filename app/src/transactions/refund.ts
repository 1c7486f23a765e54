import { refundRequest } from "@colophon/sdk/actions/requests/refundRequest.ts";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface Refund {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  /** What the account put in, in the token's smallest unit. */
  readonly amount: bigint;
}

/** A funder takes back what it put into a pool in which nobody earned anything. */
export function refundPlan(deployment: AppDeployment, { campaign, campaignTitle, token, amount }: Refund): Plan {
  const shown = `${formatAmount(amount, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Take back ${shown}`,
    reads: [
      `The pool of “${campaignTitle}” gives you back what you put in, and nobody else's.`,
      "It costs only the chain's fee.",
    ],
    signs: [
      { name: "Campaign", value: String(campaign) },
      { name: "Amount", value: shown },
    ],
    action: "Sign and take back",
    done: "Paid back.",
    steps: [{ name: "Take back", call: () => refundRequest(deployment, { campaign, token: token.address }) }],
  };
}
