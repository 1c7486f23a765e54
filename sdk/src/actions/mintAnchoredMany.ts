import type { WriteClient, WriteOptions } from "./client.ts";
import { type MintAnchoredManyParameters, mintAnchoredManyRequest } from "./requests/mintAnchoredManyRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Mints many anchored works, in the order given; those that are minted already are passed over.
 *
 * @returns Hash, receipt, and as `result` how many were minted.
 * @throws {MalformedId} {MalformedWorkHeader} before anything is sent.
 * @throws {ContractReverted} `BadBatch`, and whatever `mintAnchored` is refused with: then none is minted.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result } = await mintAnchoredMany(client, { deployment, works });
 */
export async function mintAnchoredMany(
  client: WriteClient,
  parameters: WriteOptions & MintAnchoredManyParameters,
): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: mintAnchoredManyRequest(parameters.deployment, parameters) });
}
