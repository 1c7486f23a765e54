import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { type Contracts, ETH } from "./request.ts";

export type SettleStatementParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
};

/**
 * Builds the call that makes a due statement stand now rather than with the next claim; the proposer's bond becomes a
 * credit. By anybody.
 *
 * @example
 * writeContract(client, settleStatementRequest(deployment, { campaign: 1 }));
 */
export function settleStatementRequest(
  contracts: Pick<Contracts, "rewardPools">,
  parameters: SettleStatementParameters,
) {
  const { campaign, token = ETH } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "settle",
    args: [campaign, token],
  } as const;
}
