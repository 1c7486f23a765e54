import type { WriteClient, WriteOptions } from "./client.ts";
import { cancelSignaturesRequest } from "./requests/cancelSignaturesRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Voids every contribution signature that the signer has given so far.
 *
 * @returns Hash, receipt, and as `result` the new epoch that signatures have to name.
 * @throws {ContractReverted}
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await cancelSignatures(author, { deployment });
 */
export async function cancelSignatures(client: WriteClient, parameters: WriteOptions): Promise<Sent<number>> {
  return sendRequest(client, { ...parameters, request: cancelSignaturesRequest(parameters.deployment) });
}
