import type { Address } from "viem";
import { curationAbi } from "../../abis/generated.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import { NO_DIGEST, parseDigest } from "../../ids/digest.ts";
import type { Contracts } from "./request.ts";

/** A curator's word on one work. */
export type Verdict = {
  /** The work's id. */
  id: string;
  /** Whose work it is, as the curator saw it. */
  author: Address;
} & (
  | {
      accepted: true;
      /** 0 … 10,000. */
      score: number;
    }
  | {
      accepted: false;
      /** One of `REASONS`' codes, 1 … 8. */
      reason: number;
      /** Digest of a note on IPFS; due with reason 8. */
      note?: string | undefined;
    }
);

export type ReviewParameters = { campaign: number; verdicts: readonly Verdict[] };

/**
 * Builds the call that gives verdicts on any number of works of one campaign. By the brand or a curator.
 *
 * @throws {MalformedId} where a work's id or a note's digest is malformed.
 *
 * @example
 * writeContract(curator, reviewRequest(deployment, {
 *   campaign: 1,
 *   verdicts: [{ id, author, accepted: false, reason: 1 }],
 * }));
 */
export function reviewRequest(contracts: Pick<Contracts, "curation">, parameters: ReviewParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "review",
    args: [parameters.campaign, parameters.verdicts.map(toStruct)],
  } as const;
}

function toStruct(verdict: Verdict) {
  const id = tokenIdOf(parseContributionId(verdict.id));
  const { author } = verdict;
  return verdict.accepted
    ? { id, author, accepted: true, score: verdict.score, reason: 0, note: NO_DIGEST }
    : { id, author, accepted: false, score: 0, reason: verdict.reason, note: parseDigest(verdict.note ?? NO_DIGEST) };
}
