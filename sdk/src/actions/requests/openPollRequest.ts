import { curationAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { parseDigest } from "../../ids/digest.ts";
import type { Contracts } from "./request.ts";

export type OpenPollParameters = {
  campaign: number;
  /** sha2-256 digest of the poll's document, which should be on IPFS already. */
  poll: string;
  /** First second in which it takes no more answers (unix seconds). */
  closes: number;
};

/**
 * Builds the call that opens a poll: an opinion, open to all, on which no money hangs.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(brand, openPollRequest(deployment, { campaign: 1, poll: digest, closes }));
 */
export function openPollRequest(contracts: Pick<Contracts, "curation">, parameters: OpenPollParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "openPoll",
    args: [parseCampaignNumber(parameters.campaign), parseDigest(parameters.poll), parameters.closes],
  } as const;
}
