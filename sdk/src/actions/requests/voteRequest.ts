import type { Hex } from "viem";
import { curationAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import type { Contracts } from "./request.ts";

export type VoteParameters = {
  campaign: number;
  /** 1 … 10 votes each, at most 100 entries. A voter's votes on one work add up, and cost the square of their sum. */
  votes: readonly { id: string; votes: number }[];
  /** From the sender to the campaign's list of voters; none where it has no list. */
  proof?: readonly Hex[] | undefined;
};

/**
 * Builds the call that votes for works of one campaign. A vote can't be taken back.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(voter, voteRequest(deployment, { campaign: 1, votes: [{ id, votes: 3 }] }));
 */
export function voteRequest(contracts: Pick<Contracts, "curation">, parameters: VoteParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "vote",
    args: [
      parseCampaignNumber(parameters.campaign),
      parameters.votes.map(({ id, votes }) => ({ id: tokenIdOf(parseContributionId(id)), votes })),
      parameters.proof ?? [],
    ],
  } as const;
}
