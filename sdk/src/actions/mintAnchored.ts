import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type MintAnchoredParameters, mintAnchoredRequest } from "./requests/mintAnchoredRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Mints an anchored work to its author, at the anchor's time. By anybody, at any time.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `UnknownAnchor`, `AlreadyCertified`, `SignatureExpired`, `EpochOver`, `BadSignature`, `UnknownParent` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const tree = anchorTree(works.map((work) => hashContribution(place, work)));
 * const { id } = await mintAnchored(client, { deployment, ...works[3], index: 3, proof: tree.proof(3) });
 */
export async function mintAnchored(
  client: WriteClient,
  parameters: WriteOptions & MintAnchoredParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: mintAnchoredRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
