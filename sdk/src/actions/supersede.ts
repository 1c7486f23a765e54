import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type SupersedeParameters, supersedeRequest } from "./requests/supersedeRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Takes a provisional token over: the signer committed to the work strictly before the token's certified-at. Author, time,
 * manifest and parents become what is said here, approvals are cleared and finality begins anew (unless the author stays).
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `CommitmentMissing`, `NotEarlier`, `AlreadyFinal`, `UnknownContribution`, `OtherConfig` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await supersede(author, { deployment, ...work, salt });
 */
export async function supersede(
  client: WriteClient,
  parameters: WriteOptions & SupersedeParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: supersedeRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
