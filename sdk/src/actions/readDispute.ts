import type { Address } from "viem";
import { readContract } from "viem/actions";
import { rewardPoolsAbi } from "../abis/generated.ts";
import { parseCampaignNumber } from "../ids/campaignNumber.ts";
import type { ReadClient, Target } from "./client.ts";
import { ETH } from "./requests/request.ts";
import { rethrow } from "./rethrow.ts";

/** A running dispute. Times in unix seconds. */
export type ChainDispute = {
  /** Which side made the last raise: true, the statement shall stand. */
  standsLeads: boolean;
  /** From when on anybody may raise: the arbiter was silent until then. */
  raisableFrom: number;
  /** From when on the leading side has won. Until then the arbiter may decide. */
  answerBy: number;
  /** What the next raise costs, in the pool's token; 0: the next raise makes the proposal fall and returns all stakes. */
  nextRaise: bigint;
  /** How many raises there were, the dispute included. */
  raises: number;
};

/**
 * Reads the running dispute of a pool: who leads, and until when that can be answered.
 *
 * @param parameters `token` is ETH by default.
 * @throws {ContractReverted} `NothingPending` where no dispute runs.
 * @throws {MalformedId} {ChainUnreachable}
 *
 * @example
 * const { nextRaise, answerBy } = await readDispute(client, { deployment, campaign: 1 });
 */
export async function readDispute(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "rewardPools">; campaign: number; token?: Address | undefined },
): Promise<ChainDispute> {
  return readContract(client, {
    address: parameters.deployment.rewardPools,
    abi: rewardPoolsAbi,
    functionName: "disputeOf",
    args: [parseCampaignNumber(parameters.campaign), parameters.token ?? ETH],
  }).catch(rethrow("disputeOf"));
}
