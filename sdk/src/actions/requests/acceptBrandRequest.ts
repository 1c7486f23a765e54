import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import type { Contracts } from "./request.ts";

export type AcceptBrandParameters = { campaign: number };

/**
 * Builds the call that accepts the brand's role in a campaign.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(successor, acceptBrandRequest(deployment, { campaign: 1 }));
 */
export function acceptBrandRequest(contracts: Pick<Contracts, "contributions">, parameters: AcceptBrandParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "acceptBrand",
    args: [parseCampaignNumber(parameters.campaign)],
  } as const;
}
