import type { WriteClient, WriteOptions } from "./client.ts";
import { type RefundParameters, refundRequest } from "./requests/refundRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Takes back the signer's deposits, where no statement ever stood and the time for one is over.
 *
 * @returns Hash, receipt, and as `result` the amount paid back, in the token's smallest unit.
 * @throws {ContractReverted} `NoRefund`, `NothingOwed`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result: amount } = await refund(funder, { deployment, campaign: 1 });
 */
export async function refund(client: WriteClient, parameters: WriteOptions & RefundParameters): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: refundRequest(parameters.deployment, parameters) });
}
