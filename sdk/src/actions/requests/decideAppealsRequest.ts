import type { Address } from "viem";
import { curationAbi } from "../../abis/generated.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import { NO_DIGEST, parseDigest } from "../../ids/digest.ts";
import type { Contracts } from "./request.ts";

/** The arbiter's word on one appeal. */
export type AppealDecision = {
  /** The work's id. */
  id: string;
  /** Who appealed. */
  author: Address;
  /** Digest of a note on IPFS. */
  note?: string | undefined;
} & (
  | {
      upheld: true;
      /** The score of a work that is accepted by this, 0 … 10,000. */
      score: number;
    }
  | { upheld: false }
);

export type DecideAppealsParameters = { campaign: number; decisions: readonly AppealDecision[] };

/**
 * Builds the call by which the arbiter decides appeals of one campaign, each once and for ever.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * writeContract(arbiter, decideAppealsRequest(deployment, {
 *   campaign: 1,
 *   decisions: [{ id, author, upheld: true, score: 7_000 }],
 * }));
 */
export function decideAppealsRequest(contracts: Pick<Contracts, "curation">, parameters: DecideAppealsParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "decideAppeals",
    args: [parseCampaignNumber(parameters.campaign), parameters.decisions.map(toStruct)],
  } as const;
}

function toStruct(decision: AppealDecision) {
  const { author, upheld, note = NO_DIGEST } = decision;
  const score = decision.upheld ? decision.score : 0;
  return { id: tokenIdOf(parseContributionId(decision.id)), author, upheld, score, note: parseDigest(note) };
}
