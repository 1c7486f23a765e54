import type { WriteClient, WriteOptions } from "./client.ts";
import { type BurnWorkParameters, burnWorkRequest } from "./requests/burnWorkRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Burns a final work's token. By its owner or an approved account. The id stays attributed for ever, and can't be certified again.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where `id` is no work's id.
 * @throws {ContractReverted} `Provisional`, `NotOwnerNorApproved`, `TokenDoesNotExist`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await burnWork(owner, { deployment, id });
 */
export async function burnWork(client: WriteClient, parameters: WriteOptions & BurnWorkParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: burnWorkRequest(parameters.deployment, parameters) });
}
