import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { noteSuffix } from "../../evidence/transactionNote.ts";
import { type Contracts, ETH } from "./request.ts";

export type DisputeStatementParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Equal to the proposer's bond, in the token's smallest unit. For an ERC-20 it is pulled by allowance. */
  bond: bigint;
  /** Digest of the evidence: why the statement is wrong, as a raw block on IPFS. The transaction names it. */
  note?: string | undefined;
};

/**
 * Builds the call that disputes a pool's pending statement. The bond goes to the winner's side of the dispute.
 *
 * @example
 * writeContract(client, disputeStatementRequest(deployment, { campaign: 1, bond }));
 */
export function disputeStatementRequest(
  contracts: Pick<Contracts, "rewardPools">,
  parameters: DisputeStatementParameters,
) {
  const { campaign, token = ETH, bond, note } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "dispute",
    args: [campaign, token],
    ...(token === ETH ? { value: bond } : {}),
    ...(note === undefined ? {} : { dataSuffix: noteSuffix(note) }),
  } as const;
}
