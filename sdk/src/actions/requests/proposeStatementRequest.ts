import type { Address, Hex } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { CODEC, type Codec } from "../../ids/names.ts";
import { type Contracts, ETH } from "./request.ts";

export type ProposeStatementParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** Root of the statement's tree. */
  root: Hex;
  /** Cumulative total of all statements including this one, in the token's smallest unit. */
  total: bigint;
  /** The statement file's root block on IPFS. */
  statement: {
    /** sha2-256 digest of the block. */
    digest: Hex;
    codec: Codec;
  };
  /** What `bondFor(campaign, token, total)` says, in the token's smallest unit. For an ERC-20 it is pulled by allowance. */
  bond: bigint;
};

/**
 * Builds the call that proposes a statement. It stands when its challenge period ends undisputed.
 *
 * @example
 * const bond = await readBond(client, { deployment, campaign: 1, token: ETH, total });
 * writeContract(client, proposeStatementRequest(deployment, { campaign: 1, root, total, statement: { digest, codec: "raw" }, bond }));
 */
export function proposeStatementRequest(
  contracts: Pick<Contracts, "rewardPools">,
  parameters: ProposeStatementParameters,
) {
  const { campaign, token = ETH, root, total, statement, bond } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "propose",
    args: [campaign, token, root, total, statement.digest, CODEC[statement.codec]],
    ...(token === ETH ? { value: bond } : {}),
  } as const;
}
