import type { Address } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import type { Contracts } from "./request.ts";

export type TransferWorkParameters = {
  id: string;
  /** Its owner now. */
  from: Address;
  to: Address;
};

/**
 * Builds the call that hands a final work's token to a new owner. Author, credits and rewards stay. A contract that can't
 * hold tokens refuses it.
 *
 * @throws {MalformedId} where `id` is no work's id.
 *
 * @example
 * writeContract(owner, transferWorkRequest(deployment, { id, from: owner.account.address, to: collector }));
 */
export function transferWorkRequest(contracts: Pick<Contracts, "contributions">, parameters: TransferWorkParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "safeTransferFrom",
    args: [parameters.from, parameters.to, tokenIdOf(parseContributionId(parameters.id))],
  } as const;
}
