import type { WriteClient, WriteOptions } from "./client.ts";
import { type SetRelayParameters, setRelayRequest } from "./requests/setRelayRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Changes who may put anchors on chain for a campaign. By its brand.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotBrand`, `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await setRelay(brand, { deployment, campaign: 1, relay });
 */
export async function setRelay(client: WriteClient, parameters: WriteOptions & SetRelayParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: setRelayRequest(parameters.deployment, parameters) });
}
