import { fundRequest } from "@colophon/sdk/actions/requests/fundRequest.ts";
import type { Address, Client, Hex } from "viem";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import { allowStep } from "./allowStep.ts";
import type { Plan } from "./plan.ts";

interface FundPool {
  readonly client: Client;
  readonly campaign: number;
  readonly campaignTitle: string;
  /** The config hash of the settings and terms that the page shows. */
  readonly config: Hex;
  readonly token: KnownToken;
  /** In the token's smallest unit. */
  readonly amount: bigint;
  readonly funder: Address;
}

/** Adds to a campaign's pool; an ERC-20 is allowed first, for exactly this amount. */
export function fundPoolPlan(deployment: AppDeployment, funding: FundPool): Plan {
  const { client, campaign, config, token, amount, funder } = funding;
  const shown = `${formatAmount(amount, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Put ${shown} into the pool`,
    reads: [
      `The pool of “${funding.campaignTitle}” receives ${shown} of yours, to be shared by its rule.`,
      "You get it back only if no statement ever stands.",
      "From the first funding on the campaign's settings are fixed for ever.",
    ],
    signs: [
      { name: "Campaign and its terms", value: `“${funding.campaignTitle}”` },
      { name: "Config hash", value: config },
      { name: "Amount", value: shown },
      { name: "Pool", value: deployment.rewardPools },
    ],
    action: "Sign and fund",
    done: "The pool has it.",
    steps: [
      ...allowStep(deployment, {
        client,
        token: token.address,
        owner: funder,
        amount: () => amount,
        name: `Allow the pool to take ${shown}`,
      }),
      {
        name: `Put ${shown} into the pool`,
        call: () => fundRequest(deployment, { campaign, token: token.address, amount, config }),
      },
    ],
  };
}
