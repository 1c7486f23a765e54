import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import type { ClaimParameters } from "./claimRequest.ts";
import { type Contracts, ETH } from "./request.ts";

export type ClaimToParameters = Omit<ClaimParameters, "account"> & {
  /** Where the money goes. */
  to: Address;
};

/**
 * Builds the call by which an account sends its own reward to another address. Only the account itself may send it.
 *
 * @example
 * writeContract(client, claimToRequest(deployment, { campaign: 1, cumulative: 1_000n, proof, to: safe }));
 */
export function claimToRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ClaimToParameters) {
  const { campaign, token = ETH, cumulative, proof, to } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "claimTo",
    args: [campaign, token, cumulative, proof, to],
  } as const;
}
