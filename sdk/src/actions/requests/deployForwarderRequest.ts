import { royaltiesAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import type { Contracts } from "./request.ts";

export type DeployForwarderParameters = { campaign: number };

/**
 * Builds the call that deploys a campaign's royalty forwarder, if it isn't there yet. By anybody.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, deployForwarderRequest(deployment, { campaign: 1 }));
 */
export function deployForwarderRequest(contracts: Pick<Contracts, "royalties">, parameters: DeployForwarderParameters) {
  return {
    address: contracts.royalties,
    abi: royaltiesAbi,
    functionName: "deploy",
    args: [parseCampaignNumber(parameters.campaign)],
  } as const;
}
