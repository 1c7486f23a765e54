import { curationAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import type { Contracts } from "./request.ts";

export type ForwardBondsParameters = { campaign: number };

/**
 * Builds the call that pays the bonds of rejected appeals into the campaign's ETH pool. By anybody.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, forwardBondsRequest(deployment, { campaign: 1 }));
 */
export function forwardBondsRequest(contracts: Pick<Contracts, "curation">, parameters: ForwardBondsParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "forwardBonds",
    args: [parseCampaignNumber(parameters.campaign)],
  } as const;
}
