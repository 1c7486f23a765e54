import type { WriteClient, WriteOptions } from "./client.ts";
import { type SettleStatementParameters, settleStatementRequest } from "./requests/settleStatementRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Writes down what time has decided: a due statement, or a dispute won by its last raise. Bonds become credits. By anybody.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NothingPending`, `NotDue`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await settleStatement(client, { deployment, campaign: 1 });
 */
export async function settleStatement(
  client: WriteClient,
  parameters: WriteOptions & SettleStatementParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: settleStatementRequest(parameters.deployment, parameters) });
}
