import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import { parseDigest } from "../ids/digest.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads when a commitment was made.
 *
 * @returns In unix seconds; null where it never was.
 * @throws {MalformedId} {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const since = await readCommitment(client, { deployment, campaign: 1, commitment });
 */
export async function readCommitment(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "contributions">; campaign: number; commitment: string },
): Promise<number | null> {
  const time = await readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "committedAt",
    args: [parseCampaignNumber(parameters.campaign), parseDigest(parameters.commitment)],
  }).catch(rethrow("committedAt"));
  return time === 0 ? null : time;
}
