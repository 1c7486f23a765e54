import type { Address } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads what an account has been paid from a pool so far.
 *
 * @returns In the token's smallest unit.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const claimed = await readClaimed(client, { deployment, campaign: 1, account });
 */
export async function readClaimed(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "rewardPools">;
    campaign: number;
    token?: Address | undefined;
    account: Address;
  },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "claimedOf",
    args: [parseCampaignNumber(parameters.campaign), parameters.token ?? ETH, parameters.account],
  }).catch(rethrow("claimedOf"));
}
