import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import {
  type CertifyCommittedForParameters,
  certifyCommittedForRequest,
} from "./requests/certifyCommittedForRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Certifies a committed work for its author, who signed it ({@link signContribution}); the sender pays.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `CommitmentMissing`, `OutsideReveal`, `EpochOver`, `SignatureExpired`, `BadSignature` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const signed = await signContribution(author, { deployment, ...work });
 * const { id } = await certifyCommittedFor(payer, { deployment, ...signed, salt });
 */
export async function certifyCommittedFor(
  client: WriteClient,
  parameters: WriteOptions & CertifyCommittedForParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: certifyCommittedForRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
