import type { Address } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type OfferArbiterParameters = {
  campaign: number;
  /** Who has to accept; null withdraws the offer. */
  to: Address | null;
};

/**
 * Builds the call by which the arbiter offers its role in a campaign.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(arbiter, offerArbiterRequest(deployment, { campaign: 1, to }));
 */
export function offerArbiterRequest(contracts: Pick<Contracts, "contributions">, parameters: OfferArbiterParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "offerArbiter",
    args: [parseCampaignNumber(parameters.campaign), parameters.to ?? ETH],
  } as const;
}
