import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type AddProceedsParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** In the token's smallest unit (wei for ETH). For an ERC-20 it is pulled by allowance. */
  amount: bigint;
};

/**
 * Builds the call that adds money to a pool that belongs to no depositor: a gift.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, addProceedsRequest(deployment, { campaign: 1, amount: parseEther("1") }));
 */
export function addProceedsRequest(contracts: Pick<Contracts, "rewardPools">, parameters: AddProceedsParameters) {
  const { campaign, token = ETH, amount } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "addProceeds",
    args: [parseCampaignNumber(campaign), token, amount],
    ...(token === ETH ? { value: amount } : {}),
  } as const;
}
