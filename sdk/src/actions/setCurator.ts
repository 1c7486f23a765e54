import type { WriteClient, WriteOptions } from "./client.ts";
import { type SetCuratorParameters, setCuratorRequest } from "./requests/setCuratorRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Names or dismisses a curator. By the brand.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotBrand`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await setCurator(brand, { deployment, campaign: 1, curator, active: true });
 */
export async function setCurator(client: WriteClient, parameters: WriteOptions & SetCuratorParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: setCuratorRequest(parameters.deployment, parameters) });
}
