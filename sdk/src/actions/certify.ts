import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type CertifyParameters, certifyRequest } from "./requests/certifyRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Certifies a work by the signer: one attribution token per campaign and digest.
 *
 * Content and manifest should be on IPFS before: nobody can take back what is on chain.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `OutsideWindow`, `OtherConfig`, `AiPolicyViolated`, `AlreadyCertified` (with author and time), `UnknownParent`, `ParentNotEarlier`, `ParentNeeded` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { digest, codec } = await contentIdOf(file);
 * const { config } = await readCampaign(client, { deployment, campaign: 1 });
 * const { id } = await certify(author, {
 *   deployment, campaign: 1, config, digest, codec: codecOf(codec), kind: "image", aiUse: "none", manifest,
 * });
 */
export async function certify(
  client: WriteClient,
  parameters: WriteOptions & CertifyParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, { ...parameters, request: certifyRequest(parameters.deployment, parameters) });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
