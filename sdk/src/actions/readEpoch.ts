import type { Address } from "viem";
import { readContract } from "viem/actions";
import { worksAbi } from "../abis/worksAbi.ts";

import type { ReadClient, Target } from "./client.ts";

import { rethrow } from "./rethrow.ts";

/**
 * Reads the epoch that an author's signatures have to name; it grows when the author cancels all signatures.
 *
 * @returns From 0.
 * @throws {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const epoch = await readEpoch(client, { deployment, author });
 */
export async function readEpoch(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "contributions">; author: Address },
): Promise<number> {
  return readContract(client, {
    address: parameters.deployment.contributions,
    abi: worksAbi,
    functionName: "epochOf",
    args: [parameters.author],
  }).catch(rethrow("epochOf"));
}
