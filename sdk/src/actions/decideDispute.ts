import type { WriteClient, WriteOptions } from "./client.ts";
import { type DecideDisputeParameters, decideDisputeRequest } from "./requests/decideDisputeRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Decides a dispute about the statement with this root and total. By the campaign's arbiter.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotTheArbiter`, `OtherStatement`, `NothingPending`, `DisputeOver`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await decideDispute(arbiter, { deployment, campaign: 1, root, total, stands: false });
 */
export async function decideDispute(
  client: WriteClient,
  parameters: WriteOptions & DecideDisputeParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: decideDisputeRequest(parameters.deployment, parameters) });
}
