import type { Address, Hex } from "viem";
import { parseSignature } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import type { Contracts } from "./request.ts";

export type FundWithPermitParameters = {
  campaign: number;
  token: Address;
  /** In the token's smallest unit. */
  amount: bigint;
  /** The config hash of the settings and terms that the funder looked at: the deposit fails under any other (`OtherConfig`). */
  config: Hex;
  /** Last second in which the permit is good (unix seconds). */
  deadline: bigint;
  /** The funder's ERC-2612 signature, 65 or 64 bytes. */
  signature: Hex;
};

/**
 * Builds the call that funds a pool in an ERC-20 with an ERC-2612 permit: one transaction, no approval before it. Where the
 * permit fails (somebody sent it first, or the token has none) the contract falls back on the allowance.
 *
 * @throws viem's signature errors where `signature` is not one.
 *
 * @example
 * const signature = await signPermit(client, { token, spender: deployment.rewardPools, amount, deadline });
 * writeContract(client, fundWithPermitRequest(deployment, { campaign: 1, token, amount, config, deadline, signature }));
 */
export function fundWithPermitRequest(contracts: Pick<Contracts, "rewardPools">, parameters: FundWithPermitParameters) {
  const { campaign, token, amount, config, deadline, signature } = parameters;
  const { r, s, yParity } = parseSignature(signature);
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "fundWithPermit",
    args: [campaign, token, amount, config, deadline, yParity + 27, r, s],
  } as const;
}
