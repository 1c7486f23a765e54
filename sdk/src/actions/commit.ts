import type { WriteClient, WriteOptions } from "./client.ts";
import { type CommitParameters, commitRequest } from "./requests/commitRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Puts commitments on chain, before anybody sees the works. Whoever shows one later is certified at its time.
 *
 * Keep each salt: nothing else shows its commitment.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {MalformedId} before anything is sent.
 * @throws {ContractReverted} `NoCommitments`, `OutsideWindow`, `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const salt = randomSalt(); // keep it
 * const place = { chainId: deployment.chainId, contract: deployment.contributions };
 * const commitment = commitmentHash({ ...place, campaign: 1, author, digest, salt });
 * await commit(client, { deployment, campaign: 1, commitments: [commitment] });
 */
export async function commit(client: WriteClient, parameters: WriteOptions & CommitParameters): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: commitRequest(parameters.deployment, parameters) });
}
