import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type RefundParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
};

/**
 * Builds the call by which a funder takes back its deposits, where no statement ever stood and the time for one is over.
 *
 * @example
 * writeContract(client, refundRequest(deployment, { campaign: 1 }));
 */
export function refundRequest(contracts: Pick<Contracts, "rewardPools">, parameters: RefundParameters) {
  const { campaign, token = ETH } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "refund",
    args: [campaign, token],
  } as const;
}
