import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { type AddProceedsParameters, addProceedsRequest } from "./requests/addProceedsRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Adds money to a campaign's pool that no depositor can take back. By anybody, at any time; an ERC-20 is approved first,
 * where the allowance is too small.
 *
 * @returns Hash, receipt, and as `result` what the pool received, in the token's smallest unit.
 * @throws {ContractReverted} `NothingFunded`, `UnknownCampaign`, `NotAToken`, `WrongValue` …
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await addProceeds(client, { deployment, campaign: 1, amount: parseEther("1") });
 */
export async function addProceeds(
  client: WriteClient,
  parameters: WriteOptions & AddProceedsParameters,
): Promise<Sent<bigint>> {
  const { deployment, token = ETH, amount } = parameters;
  await ensureAllowance(client, { ...parameters, token, amount });
  return sendRequest(client, { ...parameters, request: addProceedsRequest(deployment, parameters) });
}
