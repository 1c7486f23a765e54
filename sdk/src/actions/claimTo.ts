import type { WriteClient, WriteOptions } from "./client.ts";
import { type ClaimToParameters, claimToRequest } from "./requests/claimToRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Sends the signer's own reward to another address.
 *
 * @returns Hash, receipt, and as `result` the amount paid, in the token's smallest unit.
 * @throws {ContractReverted} `NothingStands`, `BadProof`, `NothingToClaim`, `BadTarget`, `TransferFailed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await claimTo(account, { deployment, campaign: 1, cumulative, proof, to: safe });
 */
export async function claimTo(
  client: WriteClient,
  parameters: WriteOptions & ClaimToParameters,
): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: claimToRequest(parameters.deployment, parameters) });
}
