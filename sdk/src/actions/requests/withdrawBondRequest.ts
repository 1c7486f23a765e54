import type { Address } from "viem";
import { curationAbi } from "../../abis/generated.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import type { Contracts } from "./request.ts";

export type WithdrawBondParameters = {
  id: string;
  /** Who appealed. */
  author: Address;
  /** Where the bond goes: to the appellant by default; only the appellant may name another. */
  to?: Address | undefined;
};

/**
 * Builds the call that pays an appellant's bond out: upheld, undecided when the period is over, or fallen away.
 *
 * @throws {MalformedId} where `id` is no work's id.
 *
 * @example
 * writeContract(client, withdrawBondRequest(deployment, { id, author }));
 */
export function withdrawBondRequest(contracts: Pick<Contracts, "curation">, parameters: WithdrawBondParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "withdrawBond",
    args: [tokenIdOf(parseContributionId(parameters.id)), parameters.author, parameters.to ?? parameters.author],
  } as const;
}
