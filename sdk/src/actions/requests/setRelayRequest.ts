import type { Address } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type SetRelayParameters = {
  campaign: number;
  /** Who may put anchors on chain for it; null: nobody. */
  relay: Address | null;
};

/**
 * Builds the call by which the brand changes the campaign's relay.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(brand, setRelayRequest(deployment, { campaign: 1, relay }));
 */
export function setRelayRequest(contracts: Pick<Contracts, "contributions">, parameters: SetRelayParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "setRelay",
    args: [parseCampaignNumber(parameters.campaign), parameters.relay ?? ETH],
  } as const;
}
