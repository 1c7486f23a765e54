import type { Address } from "viem";
import { approve, readAllowance } from "./approve.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { NoAccount } from "./errors.ts";
import { ETH } from "./requests/request.ts";

/**
 * Sees to it that the pools (or another `spender`) may take an amount of the signer's tokens; ETH needs nothing.
 *
 * @throws {ContractReverted} {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await ensureAllowance(client, { deployment, token, amount: bond });
 */
export async function ensureAllowance(
  client: WriteClient,
  parameters: WriteOptions & { token: Address; amount: bigint; spender?: Address | undefined },
): Promise<void> {
  const { token, amount } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  if (token === ETH) return;
  const owner = typeof account === "string" ? account : account.address;
  if ((await readAllowance(client, { ...parameters, owner })) < amount) await approve(client, parameters);
}
