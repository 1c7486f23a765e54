import { forwardBondsRequest } from "@colophon/sdk/actions/requests/forwardBondsRequest.ts";
import type { AppDeployment } from "../lib/config.ts";
import { ETHER } from "../lib/ether.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface ForwardBonds {
  readonly campaign: number;
  /** In wei. */
  readonly amount: bigint;
}

/** Pays the bonds of rejected appeals into the campaign's ETH pool. By anybody. */
export function forwardBondsPlan(deployment: AppDeployment, { campaign, amount }: ForwardBonds): Plan {
  const shown = `${formatAmount(amount, ETHER.decimals, ETHER.decimals)} ETH`;
  return {
    title: `Put ${shown} of bonds into the pool`,
    reads: ["These are the bonds of rejected appeals: they belong to those who contributed. Anybody may do this."],
    signs: [{ name: "Amount", value: shown }],
    action: "Sign and pass on",
    done: "They are in the pool.",
    steps: [{ name: "Pass them on", call: () => forwardBondsRequest(deployment, { campaign }) }],
  };
}
