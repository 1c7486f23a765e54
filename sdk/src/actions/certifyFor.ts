import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type CertifyForParameters, certifyForRequest } from "./requests/certifyForRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Certifies a work for an author who signed it ({@link signContribution}); the signer of the transaction pays.
 *
 * Content and manifest should be on IPFS before: nobody can take back what is on chain.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `OutsideWindow`, `OtherConfig`, `AiPolicyViolated`, `AlreadyCertified` (with author and time), `UnknownParent`, `ParentNotEarlier`, `ParentNeeded` …, `SignatureExpired`, `BadSignature`
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const signed = await signContribution(author, { deployment, ...work, deadline });
 * const { id } = await certifyFor(payer, { deployment, ...signed });
 */
export async function certifyFor(
  client: WriteClient,
  parameters: WriteOptions & CertifyForParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: certifyForRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
