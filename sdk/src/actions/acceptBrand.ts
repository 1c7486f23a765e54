import type { WriteClient, WriteOptions } from "./client.ts";
import { type AcceptBrandParameters, acceptBrandRequest } from "./requests/acceptBrandRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Accepts the brand's role in a campaign. By whom it was offered to; brand and arbiter are never one account.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotOffered`, `ArbiterNotIndependent`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await acceptBrand(successor, { deployment, campaign: 1 });
 */
export async function acceptBrand(
  client: WriteClient,
  parameters: WriteOptions & AcceptBrandParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: acceptBrandRequest(parameters.deployment, parameters) });
}
