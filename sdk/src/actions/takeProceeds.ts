import type { WriteClient, WriteOptions } from "./client.ts";
import { type TakeProceedsParameters, takeProceedsRequest } from "./requests/takeProceedsRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Takes a pool's proceeds where an empty roll stands: nobody earned them. By the campaign's brand; deposits stay their funders'.
 *
 * @returns Hash, receipt, and as `result` what was paid, in the token's smallest unit.
 * @throws {ContractReverted} `NotTheBrand`, `NoEmptyRoll`, `NothingOwed`, `BadTarget`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await takeProceeds(brand, { deployment, campaign: 1, to: brand.account.address });
 */
export async function takeProceeds(
  client: WriteClient,
  parameters: WriteOptions & TakeProceedsParameters,
): Promise<Sent<bigint>> {
  return sendRequest(client, { ...parameters, request: takeProceedsRequest(parameters.deployment, parameters) });
}
