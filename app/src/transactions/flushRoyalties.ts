import { flushRoyaltiesRequest } from "@colophon/sdk/actions/requests/flushRoyaltiesRequest.ts";
import type { AppDeployment, KnownToken } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

interface FlushRoyalties {
  readonly campaign: number;
  readonly campaignTitle: string;
  readonly token: KnownToken;
  /** What lies at the forwarder, in the token's smallest unit. */
  readonly amount: bigint;
}

/** Puts royalties that arrived into the campaign's pool. By anybody. */
export function flushRoyaltiesPlan(deployment: AppDeployment, royalties: FlushRoyalties): Plan {
  const { campaign, token, amount } = royalties;
  const shown = `${formatAmount(amount, token.decimals, token.decimals)} ${token.symbol}`;
  return {
    title: `Put ${shown} of royalties into the pool`,
    reads: [
      `They were paid for resales of works of “${royalties.campaignTitle}”, and can go nowhere but into its pool.`,
      "Anybody may do this. It costs only the chain's fee.",
    ],
    signs: [{ name: "Amount", value: shown }],
    action: "Sign and pass on",
    done: "They are in the pool.",
    steps: [
      { name: "Pass them on", call: () => flushRoyaltiesRequest(deployment, { campaign, token: token.address }) },
    ],
  };
}
