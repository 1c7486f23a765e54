import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type CertifyCommittedParameters, certifyCommittedRequest } from "./requests/certifyCommittedRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Certifies a work of the signer, who committed to it earlier: certified-at is the commitment's time. Inside the window; in a
 * sealed campaign, where nothing else is taken, from its close until 7 days after.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `CommitmentMissing`, `OutsideReveal`, and whatever `certify` is refused with.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { id } = await certifyCommitted(author, { deployment, ...work, salt });
 */
export async function certifyCommitted(
  client: WriteClient,
  parameters: WriteOptions & CertifyCommittedParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: certifyCommittedRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
