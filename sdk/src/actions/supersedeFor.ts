import { type ContributionId, toContributionId } from "../ids/contributionId.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type SupersedeForParameters, supersedeForRequest } from "./requests/supersedeForRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Takes a provisional token over for the earlier author, who signed `Supersession` ({@link signSupersession}); the sender pays.
 *
 * @returns The work's id, hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `CommitmentMissing`, `NotEarlier`, `AlreadyFinal`, `EpochOver`, `SignatureExpired`, `BadSignature` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const signed = await signSupersession(author, { deployment, ...work });
 * await supersedeFor(payer, { deployment, ...signed, salt });
 */
export async function supersedeFor(
  client: WriteClient,
  parameters: WriteOptions & SupersedeForParameters,
): Promise<Sent<bigint> & { id: ContributionId }> {
  const sent = await sendRequest(client, {
    ...parameters,
    request: supersedeForRequest(parameters.deployment, parameters),
  });
  return { ...sent, id: toContributionId(parameters.campaign, parameters.digest) };
}
