import type { Address, Hex } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

/** One leaf of a standing statement, with its proof: what the API's claimables and a statement file give. */
export type ClaimParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Whose reward it is; it is paid to this account, whoever sends the call. */
  account: Address;
  /** Everything the account earned from this pool so far, in the token's smallest unit. */
  cumulative: bigint;
  proof: readonly Hex[];
};

/**
 * Builds the call that pays an account what the standing statement gives it beyond what it has had.
 *
 * @example
 * writeContract(client, claimRequest(deployment, { campaign: 1, account, cumulative: 1_000n, proof }));
 */
export function claimRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ClaimParameters) {
  const { campaign, token = ETH, account, cumulative, proof } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "claim",
    args: [campaign, token, account, cumulative, proof],
  } as const;
}
