import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import type { Contracts } from "./request.ts";

export type AcceptArbiterParameters = { campaign: number };

/**
 * Builds the call that accepts the arbiter's role in a campaign.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(successor, acceptArbiterRequest(deployment, { campaign: 1 }));
 */
export function acceptArbiterRequest(contracts: Pick<Contracts, "contributions">, parameters: AcceptArbiterParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "acceptArbiter",
    args: [parseCampaignNumber(parameters.campaign)],
  } as const;
}
