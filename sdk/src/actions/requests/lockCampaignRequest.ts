import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import type { Contracts } from "./request.ts";

export type LockCampaignParameters = { campaign: number };

/**
 * Builds the call that fixes a campaign's settings for ever. By anybody: contributing and funding do the same.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, lockCampaignRequest(deployment, { campaign: 1 }));
 */
export function lockCampaignRequest(contracts: Pick<Contracts, "contributions">, parameters: LockCampaignParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "lock",
    args: [parseCampaignNumber(parameters.campaign)],
  } as const;
}
