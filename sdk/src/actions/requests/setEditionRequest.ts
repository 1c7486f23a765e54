import { editionsAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type EditionContent, toAbiContent } from "./editionContent.ts";
import type { Contracts } from "./request.ts";

export type SetEditionParameters = {
  campaign: number;
  /** What it is a copy of, on IPFS already. */
  content: EditionContent;
};

/**
 * Builds the call by which the brand names what a campaign's edition is a copy of.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {UnknownName} where codec or kind stand for nothing.
 *
 * @example
 * writeContract(brand, setEditionRequest(deployment, { campaign: 1, content: { digest, codec: "raw", kind: "image" } }));
 */
export function setEditionRequest(contracts: Pick<Contracts, "editions">, parameters: SetEditionParameters) {
  return {
    address: contracts.editions,
    abi: editionsAbi,
    functionName: "setEdition",
    args: [parseCampaignNumber(parameters.campaign), toAbiContent(parameters.content)],
  } as const;
}
