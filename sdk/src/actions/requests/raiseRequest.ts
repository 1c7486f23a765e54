import type { Address } from "viem";
import { rewardPoolsAbi } from "../../abis/generated.ts";
import { noteSuffix } from "../../evidence/transactionNote.ts";
import { parseCampaignNumber } from "../../ids/campaignNumber.ts";
import { type Contracts, ETH } from "./request.ts";

export type RaiseParameters = {
  campaign: number;
  /** `ETH` (the zero address) by default. */
  token?: Address | undefined;
  /** The side raised for: true, the statement shall stand. */
  stands: boolean;
  /** What `disputeOf(campaign, token).nextRaise` says, in the token's smallest unit. For an ERC-20 it is pulled by allowance. */
  stake: bigint;
  /** Digest of a note: why, as a raw block on IPFS. The transaction names it. */
  note?: string | undefined;
};

/**
 * Builds the call that stakes twice the last raise for the side of a dispute that trails, where the arbiter is silent.
 *
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 *
 * @example
 * const { nextRaise } = await readDispute(client, { deployment, campaign: 1 });
 * writeContract(client, raiseRequest(deployment, { campaign: 1, stands: true, stake: nextRaise }));
 */
export function raiseRequest(contracts: Pick<Contracts, "rewardPools">, parameters: RaiseParameters) {
  const { campaign, token = ETH, stands, stake, note } = parameters;
  return {
    address: contracts.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "raise",
    args: [parseCampaignNumber(campaign), token, stands],
    ...(token === ETH ? { value: stake } : {}),
    ...(note === undefined ? {} : { dataSuffix: noteSuffix(note) }),
  } as const;
}
