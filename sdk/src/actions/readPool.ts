import type { Address, Hex } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { PoolUnreadable } from "./errors.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

const STATES = ["none", "proposed", "disputed", "upheld"] as const;

/** A pool as it stands now. Amounts in the token's smallest unit, times in unix seconds. */
export type ChainPool = {
  funded: bigint;
  refunded: bigint;
  paid: bigint;
  /** What of funded − refunded is nobody's deposit: royalties, editions, lost stakes and bonds, gifts. */
  proceeds: bigint;
  /** The standing statement's root and cumulative total; zeros if none. */
  root: Hex;
  total: bigint;
  /** The newest statement's life: `upheld` was disputed and waits for its time. */
  state: (typeof STATES)[number];
  pendingRoot: Hex;
  pendingTotal: bigint;
  claimableFrom: number;
  /** How many statements were proposed so far. */
  proposals: number;
  /** The pending proposal says that the roll is empty. */
  pendingEmpty: boolean;
  /** An empty roll stood: until a statement stands funders may take back their deposits, and the brand the proceeds. */
  emptyStood: boolean;
};

/**
 * Reads the pool of one campaign in one token. A due proposal counts as standing.
 *
 * @param parameters `token` is ETH by default.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const { funded, paid } = await readPool(client, { deployment, campaign: 1 });
 */
export async function readPool(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "rewardPools">; campaign: number; token?: Address | undefined },
): Promise<ChainPool> {
  const pool = await readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "poolOf",
    args: [parseCampaignNumber(parameters.campaign), parameters.token ?? ETH],
  }).catch(rethrow("poolOf"));
  const state = STATES[pool.state];
  if (state === undefined) throw new PoolUnreadable(pool.state);
  return { ...pool, state };
}
