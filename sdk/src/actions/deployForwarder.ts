import type { Address } from "viem";
import type { WriteClient, WriteOptions } from "./client.ts";
import { type DeployForwarderParameters, deployForwarderRequest } from "./requests/deployForwarderRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Deploys a campaign's royalty forwarder, if it isn't there yet. By anybody; royalties can arrive at its address before.
 *
 * @returns Hash, receipt, and as `result` the forwarder's address.
 * @throws {MalformedId} where an id, a digest or the campaign's number is malformed.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * const { result: forwarder } = await deployForwarder(client, { deployment, campaign: 1 });
 */
export async function deployForwarder(
  client: WriteClient,
  parameters: WriteOptions & DeployForwarderParameters,
): Promise<Sent<Address>> {
  return sendRequest(client, { ...parameters, request: deployForwarderRequest(parameters.deployment, parameters) });
}
