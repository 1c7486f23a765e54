import { worksAbi } from "../../abis/worksAbi.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import type { Contracts } from "./request.ts";

export type BurnWorkParameters = { id: string };

/**
 * Builds the call that burns a final work's token. The id stays attributed to its author for ever.
 *
 * @throws {MalformedId} where `id` is no work's id.
 *
 * @example
 * writeContract(owner, burnWorkRequest(deployment, { id }));
 */
export function burnWorkRequest(contracts: Pick<Contracts, "contributions">, parameters: BurnWorkParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "burn",
    args: [tokenIdOf(parseContributionId(parameters.id))],
  } as const;
}
