import type { Address } from "viem";
import { royaltiesAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type FlushRoyaltiesParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
};

/**
 * Builds the call that puts all royalties that arrived in a token into the campaign's pool. By anybody.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, flushRoyaltiesRequest(deployment, { campaign: 1 }));
 */
export function flushRoyaltiesRequest(contracts: Pick<Contracts, "royalties">, parameters: FlushRoyaltiesParameters) {
  const { campaign, token = ETH } = parameters;
  return {
    address: contracts.royalties,
    abi: royaltiesAbi,
    functionName: "flush",
    args: [parseCampaignNumber(campaign), token],
  } as const;
}
