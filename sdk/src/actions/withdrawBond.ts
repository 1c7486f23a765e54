import type { WriteClient, WriteOptions } from "./client.ts";
import { type WithdrawBondParameters, withdrawBondRequest } from "./requests/withdrawBondRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays an appellant's bond out. By the appellant to anybody, by anybody else to the appellant.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where `id` is no work's id.
 * @throws {ContractReverted} `NoBond`, `BondHeld`, `NotAppellant`, `BadTarget`, `TransferFailed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await withdrawBond(author, { deployment, id, author: author.account.address });
 */
export async function withdrawBond(
  client: WriteClient,
  parameters: WriteOptions & WithdrawBondParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: withdrawBondRequest(parameters.deployment, parameters) });
}
