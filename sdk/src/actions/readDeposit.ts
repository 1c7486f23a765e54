import type { Address } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads what a funder put into a pool and has not taken back.
 *
 * @returns In the token's smallest unit.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const deposit = await readDeposit(client, { deployment, campaign: 1, funder });
 */
export async function readDeposit(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "rewardPools">;
    campaign: number;
    funder: Address;
    /** ETH by default. */
    token?: Address | undefined;
  },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "depositOf",
    args: [parseCampaignNumber(parameters.campaign), parameters.token ?? ETH, parameters.funder],
  }).catch(rethrow("depositOf"));
}
