import { curationAbi } from "../../abis/generated.ts";
import { parseContributionId, tokenIdOf } from "../../ids/contributionId.ts";
import type { Contracts } from "./request.ts";

export type AppealParameters = {
  id: string;
  /** The campaign's `appealBond`, in wei. */
  bond: bigint;
};

/**
 * Builds the call by which an author appeals against the rejection of a work.
 *
 * @throws {MalformedId} where `id` is no work's id.
 *
 * @example
 * const { settings } = await readCampaign(client, { deployment, campaign: 1 });
 * writeContract(author, appealRequest(deployment, { id, bond: settings.appealBond }));
 */
export function appealRequest(contracts: Pick<Contracts, "curation">, parameters: AppealParameters) {
  return {
    address: contracts.curation,
    abi: curationAbi,
    functionName: "appeal",
    args: [tokenIdOf(parseContributionId(parameters.id))],
    value: parameters.bond,
  } as const;
}
