import type { WriteClient, WriteOptions } from "./client.ts";
import { type FlushRoyaltiesParameters, flushRoyaltiesRequest } from "./requests/flushRoyaltiesRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Puts all royalties that arrived in a token into the campaign's pool, deploying the forwarder if need be. By anybody.
 *
 * @returns Hash, receipt, and as `result` what the pool received, in the token's smallest unit.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {ContractReverted} `NothingFunded` where nothing arrived, `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await flushRoyalties(client, { deployment, campaign: 1, token: usdc });
 */
export async function flushRoyalties(
  client: WriteClient,
  parameters: WriteOptions & FlushRoyaltiesParameters,
): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: flushRoyaltiesRequest(parameters.deployment, parameters) });
}
