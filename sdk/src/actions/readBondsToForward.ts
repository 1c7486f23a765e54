import { readContract } from "viem/actions";
import { curationAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads what of rejected appeals' bonds waits to be paid into the campaign's ETH pool.
 *
 * @returns In wei.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * if ((await readBondsToForward(client, { deployment, campaign: 1 })) > 0n) await forwardBonds(client, { deployment, campaign: 1 });
 */
export async function readBondsToForward(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "curation">; campaign: number },
): Promise<bigint> {
  return readContract(client, {
    address: parameters.deployment.curation,
    abi: curationAbi,
    functionName: "bondsToForward",
    args: [parseCampaignNumber(parameters.campaign)],
  }).catch(rethrow("bondsToForward"));
}
