import type { Address } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import { parseDigest } from "../../ids/digest.ts";
import { type Settings, toAbiSettings } from "../../ids/settings.ts";
import { type Contracts, ETH } from "./request.ts";

export type OpenCampaignParameters = {
  /** Settles appeals and disputes; never the brand. */
  arbiter: Address;
  /** Who may put anchors on chain for it; nobody by default. */
  relay?: Address | undefined;
  /** Every field, times and periods in seconds. */
  settings: Settings;
  /** sha2-256 digest of the terms document, which should be on IPFS already. */
  terms: string;
  /** Who may review beside the brand. */
  curators?: readonly Address[] | undefined;
};

/**
 * Builds the call that opens a campaign; whoever sends it is its brand.
 *
 * @throws {MalformedId} where `terms` is no digest.
 *
 * @example
 * writeContract(client, openCampaignRequest(deployment, { arbiter, settings, terms: digest }));
 */
export function openCampaignRequest(contracts: Pick<Contracts, "contributions">, parameters: OpenCampaignParameters) {
  const { arbiter, relay = ETH, settings, terms, curators = [] } = parameters;
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "openCampaign",
    args: [arbiter, relay, toAbiSettings(settings), parseDigest(terms), curators],
  } as const;
}
