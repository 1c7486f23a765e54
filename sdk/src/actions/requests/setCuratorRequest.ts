import type { Address } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import type { Contracts } from "./request.ts";

export type SetCuratorParameters = {
  campaign: number;
  curator: Address;
  /** True names, false dismisses. */
  active: boolean;
};

/**
 * Builds the call by which the brand names or dismisses a curator.
 *
 * @example
 * writeContract(client, setCuratorRequest(deployment, { campaign: 1, curator, active: true }));
 */
export function setCuratorRequest(contracts: Pick<Contracts, "contributions">, parameters: SetCuratorParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "setCurator",
    args: [parameters.campaign, parameters.curator, parameters.active],
  } as const;
}
