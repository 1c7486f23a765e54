import { worksAbi } from "../../abis/worksAbi.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { parseDigest } from "../../ids/digest.ts";
import type { Contracts } from "./request.ts";

export type CommitParameters = {
  campaign: number;
  /** Each from {@link commitmentHash}. One that was made before keeps its time. */
  commitments: readonly string[];
};

/**
 * Builds the call that puts commitments on chain while the campaign's window is open. Anybody may send it: they bind their
 * authors themselves.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(client, commitRequest(deployment, { campaign: 1, commitments: [commitment] }));
 */
export function commitRequest(contracts: Pick<Contracts, "contributions">, parameters: CommitParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "commit",
    args: [parseCampaignNumber(parameters.campaign), parameters.commitments.map(parseDigest)],
  } as const;
}
