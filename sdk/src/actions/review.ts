import type { WriteClient, WriteOptions } from "./client.ts";
import { type ReviewParameters, reviewRequest } from "./requests/reviewRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Gives verdicts on any number of works of one campaign; the last on each work counts. By the brand or a curator.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NotCurator`, `OutsideReview`, `OtherCampaign`, `OtherAuthor`, `BadVerdict`, `NoVerdicts`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await review(curator, { deployment, campaign: 1, verdicts: [{ id, author, accepted: true, score: 8_000 }] });
 */
export async function review(client: WriteClient, parameters: WriteOptions & ReviewParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: reviewRequest(parameters.deployment, parameters) });
}
