import type { WriteClient, WriteOptions } from "./client.ts";
import { type ForwardBondsParameters, forwardBondsRequest } from "./requests/forwardBondsRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays the bonds of rejected appeals into the campaign's ETH pool. By anybody, as often as there are any.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NothingToForward`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await forwardBonds(client, { deployment, campaign: 1 });
 */
export async function forwardBonds(
  client: WriteClient,
  parameters: WriteOptions & ForwardBondsParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: forwardBondsRequest(parameters.deployment, parameters) });
}
