import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type SupersedeAnchoredParameters, supersedeAnchoredRequest } from "./requests/supersedeAnchoredRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Gives a provisional token to the author of a work that was anchored strictly before its certified-at. By anybody; what the
 * leaf's author signed then holds.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `UnknownAnchor`, `NotEarlier`, `AlreadyFinal`, `UnknownContribution` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await supersedeAnchored(client, { deployment, ...signed, index, proof: tree.proof(index) });
 */
export async function supersedeAnchored(
  client: WriteClient,
  parameters: WriteOptions & SupersedeAnchoredParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: supersedeAnchoredRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
