import type { WriteClient, WriteOptions } from "./client.ts";
import { type LockCampaignParameters, lockCampaignRequest } from "./requests/lockCampaignRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Fixes a campaign's settings for ever, before its first contribution or funding would. By anybody; a second time changes nothing.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `UnknownCampaign`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await lockCampaign(client, { deployment, campaign: 1 });
 */
export async function lockCampaign(
  client: WriteClient,
  parameters: WriteOptions & LockCampaignParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: lockCampaignRequest(parameters.deployment, parameters) });
}
