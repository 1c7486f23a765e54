import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type TakeProceedsParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Where the money goes. */
  to: Address;
};

/**
 * Builds the call by which the brand takes what is nobody's deposit out of a pool whose empty roll stands.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(brand, takeProceedsRequest(deployment, { campaign: 1, to }));
 */
export function takeProceedsRequest(contracts: Pick<Contracts, "rewardPools">, parameters: TakeProceedsParameters) {
  const { campaign, token = ETH, to } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "takeProceeds",
    args: [parseCampaignNumber(campaign), token, to],
  } as const;
}
