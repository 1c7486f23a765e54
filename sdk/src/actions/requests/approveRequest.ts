import { type Address, erc20Abi } from "viem";
import type { Contracts } from "./request.ts";

export type ApproveParameters = {
  token: Address;
  /** In the token's smallest unit. Approve what is funded and no more. */
  amount: bigint;
  /** Who may take it; the pools by default. */
  spender?: Address | undefined;
};

/**
 * Builds the ERC-20 approval that {@link fundRequest}, a proposal's bond and (with the editions as `spender`) an edition's price need.
 *
 * @example
 * writeContract(client, approveRequest(deployment, { token, amount: 1_000_000n }));
 */
export function approveRequest(contracts: Pick<Contracts, "rewardPools">, parameters: ApproveParameters) {
  return {
    address: parameters.token,
    abi: erc20Abi,
    functionName: "approve",
    args: [parameters.spender ?? contracts.rewardPools, parameters.amount],
  } as const;
}
