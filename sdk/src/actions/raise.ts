import type { WriteClient, WriteOptions } from "./client.ts";
import { ensureAllowance } from "./ensureAllowance.ts";
import { readDispute } from "./readDispute.ts";
import { type RaiseParameters, raiseRequest } from "./requests/raiseRequest.ts";
import { ETH } from "./requests/request.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Stakes twice the last raise for the side of a dispute that trails, where the arbiter has been silent. Unanswered for one
 * challenge period it wins. A raise above what the proposal gives out costs nothing, and makes the proposal fall.
 *
 * @returns Hash and receipt, once the transaction is in a block.
 * @throws {ContractReverted} `NothingPending`, `ArbiterMayDecide`, `AlreadyLeads`, `DisputeOver`, `WrongValue`.
 * @throws {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await raise(contributor, { deployment, campaign: 1, stands: true });
 */
export async function raise(
  client: WriteClient,
  parameters: WriteOptions &
    Omit<RaiseParameters, "stake"> & {
      /** What the next raise costs by default, in the token's smallest unit. */
      stake?: bigint | undefined;
    },
): Promise<Sent> {
  const { deployment, token = ETH } = parameters;
  const stake = parameters.stake ?? (await readDispute(client, parameters)).nextRaise;
  await ensureAllowance(client, { ...parameters, token, amount: stake });
  return sendRequest(client, { ...parameters, request: raiseRequest(deployment, { ...parameters, token, stake }) });
}
