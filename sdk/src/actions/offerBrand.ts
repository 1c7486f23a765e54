import type { WriteClient, WriteOptions } from "./client.ts";
import { type OfferBrandParameters, offerBrandRequest } from "./requests/offerBrandRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Offers the brand's role in a campaign to another account, which has to accept. By the brand.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotBrand`, `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await offerBrand(brand, { deployment, campaign: 1, to });
 */
export async function offerBrand(client: WriteClient, parameters: WriteOptions & OfferBrandParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: offerBrandRequest(parameters.deployment, parameters) });
}
