import type { Address, Hex } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type ClaimBatchParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** In the order of the multiproof's leaves; {@link claimBatchOf} makes all of it. */
  accounts: readonly Address[];
  /** The accounts' leaves, one each: everything that an account earned from this pool so far. */
  cumulatives: readonly bigint[];
  proof: readonly Hex[];
  flags: readonly boolean[];
};

/**
 * Builds the call that pays many accounts of one pool by one multiproof. Who has been paid already or can't be paid now is skipped.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, claimBatchRequest(deployment, claimBatchOf(place, leaves, accounts)));
 */
export function claimBatchRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ClaimBatchParameters) {
  const { campaign, token = ETH, accounts, cumulatives, proof, flags } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "claimBatch",
    args: [{ campaign: parseCampaignNumber(campaign), token, accounts, cumulatives, proof, proofFlags: flags }],
  } as const;
}
