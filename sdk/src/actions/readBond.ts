import type { Address } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads the bond that a proposal of `total` needs now; a dispute of it needs the same.
 *
 * @returns In the token's smallest unit.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const bond = await readBond(client, { deployment, campaign: 1, total });
 */
export async function readBond(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "rewardPools">; campaign: number; token?: Address | undefined; total: bigint },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "bondFor",
    args: [parseCampaignNumber(parameters.campaign), parameters.token ?? ETH, parameters.total],
  }).catch(rethrow("bondFor"));
}
