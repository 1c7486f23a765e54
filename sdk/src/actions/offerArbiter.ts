import type { WriteClient, WriteOptions } from "./client.ts";
import { type OfferArbiterParameters, offerArbiterRequest } from "./requests/offerArbiterRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Offers the arbiter's role in a campaign to another account, which has to accept. By the arbiter.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotArbiter`, `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await offerArbiter(arbiter, { deployment, campaign: 1, to });
 */
export async function offerArbiter(
  client: WriteClient,
  parameters: WriteOptions & OfferArbiterParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: offerArbiterRequest(parameters.deployment, parameters) });
}
