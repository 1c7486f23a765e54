import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";
import type { ReadClient, Target } from "./client.ts";
import { rethrow } from "./rethrow.ts";

/** What a deployment asks of every campaign. */
export interface DeploymentLimits {
  /** Shortest periods, in seconds. */
  readonly reviewMin: number;
  readonly appealMin: number;
  readonly finalityMin: number;
  /** Highest bond for an appeal, in wei. */
  readonly appealBondCap: bigint;
}

/**
 * Reads the floors and caps that the deployment was made with.
 *
 * @throws {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const { reviewMin } = await readLimits(client, { deployment });
 */
export async function readLimits(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "contributions"> },
): Promise<DeploymentLimits> {
  return readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "limits",
  }).catch(rethrow("limits"));
}
