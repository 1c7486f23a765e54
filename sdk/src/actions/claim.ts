import type { WriteClient, WriteOptions } from "./client.ts";
import { type ClaimParameters, claimRequest } from "./requests/claimRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays an account what the standing statement gives it beyond what it has had. Anybody may send it; the account is paid.
 *
 * @returns Hash, receipt, and as `result` the amount paid, in the token's smallest unit.
 * @throws {ContractReverted} `NothingStands`, `BadProof`, `NothingToClaim`, `TransferFailed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result: amount } = await claim(client, { deployment, campaign: 1, account, cumulative, proof });
 */
export async function claim(client: WriteClient, parameters: WriteOptions & ClaimParameters): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: claimRequest(parameters.deployment, parameters) });
}
