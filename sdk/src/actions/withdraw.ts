import type { WriteClient, WriteOptions } from "./client.ts";
import { type WithdrawParameters, withdrawRequest } from "./requests/withdrawRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Pays out the signer's credits (returned bonds and stakes) in a token.
 *
 * @returns Hash, receipt, and as `result` the amount paid, in the token's smallest unit.
 * @throws {ContractReverted} `NothingOwed`, `BadTarget`, `TransferFailed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result: amount } = await withdraw(brand, { deployment, to: brand.account.address });
 */
export async function withdraw(
  client: WriteClient,
  parameters: WriteOptions & WithdrawParameters,
): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: withdrawRequest(parameters.deployment, parameters) });
}
