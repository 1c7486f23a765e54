import { ContractReverted } from "@colophon/sdk/actions/ContractReverted.ts";
import { claimRequest } from "@colophon/sdk/actions/requests/claimRequest.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import type { Address } from "viem";
import type { RelayChain } from "../chain/relayChain.ts";
import type { ClaimTerms } from "./claimCall.ts";

/**
 * What a claim would pay in the next block, if we sent it: `claim` fails where the proof doesn't lead to the standing root, and pays nobody but the
 * account that the leaf names.
 *
 * @returns the amount, or why the chain wouldn't
 * @throws where the chain doesn't answer
 */
export async function whatItPays(
  { client, deployment }: RelayChain,
  relay: Address,
  claim: ClaimTerms,
): Promise<bigint | ContractReverted> {
  try {
    return await simulateRequest(client, { account: relay, request: claimRequest(deployment, claim) });
  } catch (error) {
    if (error instanceof ContractReverted) return error;
    throw error;
  }
}
