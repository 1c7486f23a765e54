import type { WriteClient, WriteOptions } from "./client.ts";
import { type DecideAppealsParameters, decideAppealsRequest } from "./requests/decideAppealsRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Decides appeals of one campaign, in the second half of the appeal period. By the campaign's arbiter; whole or not at all.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {ContractReverted} `NotArbiter`, `OutsideDecisions`, `NoAppeal`, `AlreadyDecided`, `BadDecision`, `OtherCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await decideAppeals(arbiter, { deployment, campaign: 1, decisions: [{ id, author, upheld: false }] });
 */
export async function decideAppeals(
  client: WriteClient,
  parameters: WriteOptions & DecideAppealsParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: decideAppealsRequest(parameters.deployment, parameters) });
}
