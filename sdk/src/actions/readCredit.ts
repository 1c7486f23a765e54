import type { Address } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";

import type { ReadClient, Target } from "./client.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads what an account may withdraw: returned bonds and stakes.
 *
 * @returns In the token's smallest unit.
 * @throws {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const credit = await readCredit(client, { deployment, account });
 */
export async function readCredit(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "rewardPools">; account: Address; token?: Address | undefined },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "creditOf",
    args: [parameters.account, parameters.token ?? ETH],
  }).catch(rethrow("creditOf"));
}
