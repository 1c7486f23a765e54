import type { Address, Hex } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type FundParameters = {
  campaign: number;
  /** The token's address; `ETH` (the zero address) for ETH, which is the default. */
  token?: Address | undefined;
  /** In the token's smallest unit (wei for ETH). */
  amount: bigint;
  /** The config hash of the settings and terms that the funder looked at: the deposit fails under any other (`OtherConfig`). */
  config: Hex;
};

/**
 * Builds the call that adds to a campaign's pool. An ERC-20 needs an allowance first ({@link approveRequest}); or use
 * {@link fundWithPermitRequest}. Funding locks the campaign's settings.
 *
 * @returns The request; `value` is the amount for ETH, else absent.
 *
 * @example
 * writeContract(client, fundRequest(deployment, { campaign: 1, amount: parseEther("2"), config }));
 */
export function fundRequest(contracts: Pick<Contracts, "rewardPools">, parameters: FundParameters) {
  const { campaign, token = ETH, amount, config } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "fund",
    args: [campaign, token, amount, config],
    ...(token === ETH ? { value: amount } : {}),
  } as const;
}
