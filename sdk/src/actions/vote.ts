import type { WriteClient, WriteOptions } from "./client.ts";
import { type VoteParameters, voteRequest } from "./requests/voteRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Votes for works of a campaign whose rule has a community part. A vote can't be taken back; which votes count is settled with
 * the rewards (100 credits a voter, the square of the votes on a work).
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {ContractReverted} `NoVoting`, `OutsideVoting`, `BadVotes`, `BadBallot`, `NotVoter`, `UnneededProof`, `OtherCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await vote(voter, { deployment, campaign: 1, votes: [{ id, votes: 3 }] });
 */
export async function vote(client: WriteClient, parameters: WriteOptions & VoteParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: voteRequest(parameters.deployment, parameters) });
}
