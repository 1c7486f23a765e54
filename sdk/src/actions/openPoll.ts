import type { WriteClient, WriteOptions } from "./client.ts";
import { type OpenPollParameters, openPollRequest } from "./requests/openPollRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Opens a poll. By the brand or a curator; answers are signed and anchored. Of several with one document the first counts.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {ContractReverted} `NotCurator`, `EmptyPoll`, `PollEndsInPast`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await openPoll(brand, { deployment, campaign: 1, poll: digest, closes });
 */
export async function openPoll(client: WriteClient, parameters: WriteOptions & OpenPollParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: openPollRequest(parameters.deployment, parameters) });
}
