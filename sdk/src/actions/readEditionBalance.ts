import type { Address } from "viem";
import { readContract } from "viem/actions";
import { editionsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads how many editions of a campaign an account has.
 *
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const owned = await readEditionBalance(client, { deployment, campaign: 1, account });
 */
export async function readEditionBalance(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "editions">; campaign: number; account: Address },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.editions,
    abi: editionsAbi,
    functionName: "balanceOf",
    args: [parameters.account, BigInt(parseCampaignNumber(parameters.campaign))],
  }).catch(rethrow("balanceOf"));
}
