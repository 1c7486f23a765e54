import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { Schedule } from "../ids/schedule.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/**
 * Reads a campaign's fixed times from the chain.
 *
 * @returns All in unix seconds: when review starts and ends, appeals end, the roll closes, and until when only the brand
 * may propose a statement.
 * @throws {ContractReverted} `UnknownCampaign`.
 * @throws {ChainUnreachable}
 *
 * @example
 * const { rollAt } = await readSchedule(client, { deployment, campaign: 1 });
 */
export async function readSchedule(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "contributions">; campaign: number },
): Promise<Schedule> {
  const [reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy] = await readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "scheduleOf",
    args: [parseCampaignNumber(parameters.campaign)],
  }).catch(rethrow("scheduleOf"));
  return { reviewStarts, reviewEnds, appealsEnd, rollAt, settleBy };
}
