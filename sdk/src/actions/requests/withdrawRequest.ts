import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type WithdrawParameters = {
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Where the money goes. */
  to: Address;
};

/**
 * Builds the call that pays out the sender's credits (returned bonds and stakes) in a token.
 *
 * @example
 * writeContract(client, withdrawRequest(deployment, { to: client.account.address }));
 */
export function withdrawRequest(contracts: Pick<Contracts, "rewardPools">, parameters: WithdrawParameters) {
  const { token = ETH, to } = parameters;
  return { address: contracts.rewardPools, abi: rewardPoolsAbi, functionName: "withdraw", args: [token, to] } as const;
}
