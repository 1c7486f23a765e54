import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type DecideDisputeParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** True: the statement stands; false: it falls. */
  stands: boolean;
};

/**
 * Builds the call by which the campaign's arbiter decides a dispute.
 *
 * @example
 * writeContract(arbiterClient, decideDisputeRequest(deployment, { campaign: 1, stands: false }));
 */
export function decideDisputeRequest(contracts: Pick<Contracts, "rewardPools">, parameters: DecideDisputeParameters) {
  const { campaign, token = ETH, stands } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "decide",
    args: [campaign, token, stands],
  } as const;
}
