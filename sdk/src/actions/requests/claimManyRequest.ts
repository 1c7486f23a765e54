import { rewardPoolsAbi } from "../../abis/generated.ts";
import type { ClaimParameters } from "./claimRequest.ts";
import { type Contracts, ETH } from "./request.ts";

export type ClaimManyParameters = { claims: readonly ClaimParameters[] };

/**
 * Builds one call for many claims, over campaigns, tokens and accounts. What was claimed already is skipped.
 *
 * @example
 * writeContract(client, claimManyRequest(deployment, { claims }));
 */
export function claimManyRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ClaimManyParameters) {
  const claims = parameters.claims.map(({ campaign, token = ETH, account, cumulative, proof }) => ({
    campaign,
    token,
    account,
    cumulative,
    proof,
  }));
  return { address: contracts.rewardPools, abi: rewardPoolsAbi, functionName: "claimMany", args: [claims] } as const;
}
