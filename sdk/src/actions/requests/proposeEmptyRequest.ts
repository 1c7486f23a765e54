import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type ProposeEmptyParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** What `bondFor(campaign, token, 0)` says, in the token's smallest unit. For an ERC-20 it is pulled by allowance. */
  bond: bigint;
};

/**
 * Builds the call that proposes that a campaign's roll is empty. Once this stands, funders take back their deposits.
 *
 * @example
 * const bond = await readBond(client, { deployment, campaign: 1, total: 0n });
 * writeContract(client, proposeEmptyRequest(deployment, { campaign: 1, bond }));
 */
export function proposeEmptyRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ProposeEmptyParameters) {
  const { campaign, token = ETH, bond } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "proposeEmpty",
    args: [campaign, token],
    ...(token === ETH ? { value: bond } : {}),
  } as const;
}
