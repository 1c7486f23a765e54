import { claimManyRequest } from "@colophon/sdk/actions/requests/claimManyRequest.ts";
import type { ClaimParameters } from "@colophon/sdk/actions/requests/claimRequest.ts";
import type { ApiClaimable } from "@colophon/sdk/api/schemas.ts";
import type { Address } from "viem";
import { byCampaign } from "../lib/byCampaign.ts";
import type { AppDeployment } from "../lib/config.ts";
import { formatAmount } from "../lib/format.ts";
import type { Plan } from "./plan.ts";

/** What the index says can be claimed, as calls take it. */
export function claimsOf(due: readonly ApiClaimable[]): ClaimParameters[] {
  return due.map((one) => ({
    campaign: one.campaign,
    token: one.token.address as Address,
    account: one.account as Address,
    cumulative: BigInt(one.cumulative),
    proof: one.proof as `0x${string}`[],
  }));
}

/** Claims everything that standing statements give an account, over campaigns and tokens, in one transaction. */
export function claimAllPlan(
  deployment: AppDeployment,
  claimables: readonly ApiClaimable[],
  accountName: string,
): Plan {
  const due = claimables.filter((one) => BigInt(one.claimable) > 0n);
  return {
    title: due.length === 1 ? "Claim your reward" : `Claim ${due.length} rewards`,
    reads: [
      `The pools pay ${accountName} what their statements say and what wasn't paid yet.`,
      "Nobody else can take it, and it never runs out of time.",
      "It costs only the chain's fee.",
    ],
    signs: byCampaign(due).map(({ title, items }) => ({
      name: title,
      value: items
        .map((one) => `${formatAmount(one.claimable, one.token.decimals, one.token.decimals)} ${one.token.symbol}`)
        .join(", "),
    })),
    action: "Sign and claim",
    done: "Claimed.",
    steps: [
      {
        name: "Claim",
        call: () => claimManyRequest(deployment, { claims: claimsOf(due) }),
      },
    ],
  };
}
