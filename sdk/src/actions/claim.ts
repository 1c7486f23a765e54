import type { WriteClient, WriteOptions } from "./client.ts";
import { type ClaimParameters, claimRequest } from "./requests/claimRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays an account what the standing statement gives it beyond what it has had. Anybody may send it, by the client's own account; the
 * account that is named is paid.
 *
 * @returns Hash, receipt, and as `result` the amount paid, in the token's smallest unit.
 * @throws {ContractReverted} `NothingStands`, `BadProof`, `NothingToClaim`, `TransferFailed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result: amount } = await claim(client, { deployment, campaign: 1, account, cumulative, proof });
 */
export async function claim(
  client: WriteClient,
  parameters: Omit<WriteOptions, "account"> & ClaimParameters,
): Promise<Sent<bigint>> {
  const { account, ...options } = parameters;
  // The account is who gets it, and not who sends it.
  return sendRequest(client, { ...options, request: claimRequest(options.deployment, { ...options, account }) });
}
