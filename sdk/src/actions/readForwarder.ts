import type { Address } from "viem";
import { readContract } from "viem/actions";
import { royaltiesAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads where a campaign's royalties are to be sent. The address is the same before and after the forwarder is deployed.
 *
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const forwarder = await readForwarder(client, { deployment, campaign: 1 });
 */
export async function readForwarder(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "royalties">; campaign: number },
): Promise<Address> {
  return readContract(client, {
    address: parameters.deployment.royalties,
    abi: royaltiesAbi,
    functionName: "forwarderOf",
    args: [parseCampaignNumber(parameters.campaign)],
  }).catch(rethrow("forwarderOf"));
}
