import { worksAbi } from "../../abis/worksAbi.ts";
import { parseDigest } from "../../ids/digest.ts";
import type { Contracts } from "./request.ts";

export type PublishTermsParameters = {
  campaign: number;
  /** sha2-256 digest of the terms document, which should be on IPFS already. */
  terms: string;
};

/**
 * Builds the call by which the brand publishes new terms. They apply to what is contributed from then on.
 *
 * @throws {MalformedId} where `terms` is no digest.
 *
 * @example
 * writeContract(client, publishTermsRequest(deployment, { campaign: 1, terms: digest }));
 */
export function publishTermsRequest(contracts: Pick<Contracts, "contributions">, parameters: PublishTermsParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "publishTerms",
    args: [parameters.campaign, parseDigest(parameters.terms)],
  } as const;
}
