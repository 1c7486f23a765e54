import type { WriteClient, WriteOptions } from "./client.ts";
import { type PublishTermsParameters, publishTermsRequest } from "./requests/publishTermsRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Publishes new terms; what is contributed from then on is contributed under them. By the brand.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotBrand`, `EmptyTerms`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await publishTerms(brand, { deployment, campaign: 1, terms: rawBlockOf(termsDocument).digest });
 */
export async function publishTerms(
  client: WriteClient,
  parameters: WriteOptions & PublishTermsParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: publishTermsRequest(parameters.deployment, parameters) });
}
