import type { WriteClient, WriteOptions } from "./client.ts";
import { type ChangeSettingsParameters, changeSettingsRequest } from "./requests/changeSettingsRequest.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Replaces all settings of a campaign that is not locked yet. By its brand.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `SettingsFixed` once locked, `NotBrand`, `BadWindow`, `BadPeriod`, `BadRule` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await changeSettings(brand, { deployment, campaign: 1, settings: { ...settings, lineageBps: 1_000 } });
 */
export async function changeSettings(
  client: WriteClient,
  parameters: WriteOptions & ChangeSettingsParameters,
): Promise<Sent> {
  return sendRequest(client, { ...parameters, request: changeSettingsRequest(parameters.deployment, parameters) });
}
