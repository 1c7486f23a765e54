import type { WriteClient, WriteOptions } from "./client.ts";
import { type AcceptArbiterParameters, acceptArbiterRequest } from "./requests/acceptArbiterRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Accepts the arbiter's role in a campaign. By whom it was offered to; brand and arbiter are never one account.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotOffered`, `ArbiterNotIndependent`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await acceptArbiter(successor, { deployment, campaign: 1 });
 */
export async function acceptArbiter(
  client: WriteClient,
  parameters: WriteOptions & AcceptArbiterParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: acceptArbiterRequest(parameters.deployment, parameters) });
}
