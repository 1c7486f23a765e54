import type { WriteClient, WriteOptions } from "./client.ts";
import { type SetEditionParameters, setEditionRequest } from "./requests/setEditionRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Names what a campaign's edition is a copy of. By its brand, as often as it likes until the first is sold.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {ContractReverted} `NotTheBrand`, `ContentFixed`, `BadContent`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await setEdition(brand, { deployment, campaign: 1, content: { digest, codec: "raw", kind: "image" } });
 */
export async function setEdition(client: WriteClient, parameters: WriteOptions & SetEditionParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: setEditionRequest(parameters.deployment, parameters) });
}
