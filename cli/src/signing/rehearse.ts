import { readAllowance } from "@colophon/sdk/actions/approve.ts";
import { approveRequest } from "@colophon/sdk/actions/requests/approveRequest.ts";
import { ETH } from "@colophon/sdk/actions/requests/request.ts";
import { simulateRequest } from "@colophon/sdk/actions/simulateRequest.ts";
import { erc20Abi } from "viem";
import { getBalance, readContract } from "viem/actions";
import type { Context } from "../context.ts";
import { TooLittle } from "../errors.ts";
import { money } from "../format.ts";
import type { Token } from "../tokens/findToken.ts";

export type Rehearsal = {
  token: Token;
  /** What the call takes from the account. */
  amount: bigint;
  /** Runs the call as if it came in the next block. */
  simulate: () => Promise<unknown>;
};

/**
 * Sees whether a call that takes money would go through: the account has enough, and the contract agrees.
 *
 * @returns Whether the token has to be approved first. Then only the approval can be rehearsed: the call itself would fail before it.
 * @throws {TooLittle} {ContractReverted} {ChainUnreachable}
 */
export async function rehearse(context: Context, { token, amount, simulate }: Rehearsal): Promise<boolean> {
  const [client, deployment] = [await context.reader(), await context.deployment()];
  const owner = context.account().address;
  const isEth = token.address === ETH;
  const balance = isEth
    ? await getBalance(client, { address: owner })
    : await readContract(client, { address: token.address, abi: erc20Abi, functionName: "balanceOf", args: [owner] });
  if (balance < amount) {
    throw new TooLittle(owner, money(balance, token), money(amount, token), { token: token.address, balance, amount });
  }
  const allowance = isEth ? amount : await readAllowance(client, { deployment, token: token.address, owner });
  if (allowance >= amount) {
    await simulate();
    return false;
  }
  const approval = approveRequest(deployment, { token: token.address, amount });
  await simulateRequest(client, { request: approval, account: owner });
  return true;
}
