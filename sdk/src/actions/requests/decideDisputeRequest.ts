import type { Address, Hex } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { noteSuffix } from "../../evidence/transactionNote.ts";
import { type Contracts, ETH } from "./request.ts";

export type DecideDisputeParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Root of the disputed statement that the arbiter looked at; `zeroHash` for an empty roll. */
  root: Hex;
  /** Its cumulative total, in the token's smallest unit; 0 for an empty roll. */
  total: bigint;
  /** True: the statement stands; false: it falls. */
  stands: boolean;
  /** Digest of the arbiter's answer: why, as a raw block on IPFS. The transaction names it. */
  note?: string | undefined;
};

/**
 * Builds the call by which the campaign's arbiter decides a dispute. Root and total are those of what was looked at, not
 * read anew: should another statement be disputed by the time the call is in a block, it fails instead of deciding that one.
 *
 * @example
 * writeContract(arbiterClient, decideDisputeRequest(deployment, { campaign: 1, root, total, stands: false }));
 */
export function decideDisputeRequest(contracts: Pick<Contracts, "rewardPools">, parameters: DecideDisputeParameters) {
  const { campaign, token = ETH, root, total, stands, note } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "decide",
    args: [campaign, token, root, total, stands],
    ...(note === undefined ? {} : { dataSuffix: noteSuffix(note) }),
  } as const;
}
