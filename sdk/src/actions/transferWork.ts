import type { WriteClient, WriteOptions } from "./client.ts";
import { type TransferWorkParameters, transferWorkRequest } from "./requests/transferWorkRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Hands a final work's token to a new owner; author, credits and rewards stay. By its owner or whom it approved.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `Provisional`, `TransferFromIncorrectOwner`, `NotOwnerNorApproved`, `TransferToNonERC721ReceiverImplementer`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await transferWork(owner, { deployment, id, from: owner.account.address, to: collector });
 */
export async function transferWork(
  client: WriteClient,
  parameters: WriteOptions & TransferWorkParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: transferWorkRequest(parameters.deployment, parameters) });
}
