import { type Address, erc20Abi } from "viem";
import { readContract } from "viem/actions";
import type { ReadClient, Target, WriteClient, WriteOptions } from "./client.ts";
import { type ApproveParameters, approveRequest } from "./requests/approveRequest.ts";
import { rethrow } from "./rethrow.ts";
import { type Sent, sendRequest } from "./sendRequest.ts";

/**
 * Lets the pools (or another `spender`: the editions) take an amount of the signer's tokens, for funding, a bond or a price. Sets the allowance to 0 first where the
 * token insists on that.
 *
 * @returns Hash and receipt of the approval.
 * @throws {ContractReverted} {WrongChain} {NoAccount} {ChainUnreachable} {TransactionFailed}
 *
 * @example
 * await approve(brand, { deployment, token, amount: 1_000_000n });
 */
export async function approve(client: WriteClient, parameters: WriteOptions & ApproveParameters): Promise<Sent> {
  const { deployment } = parameters;
  const send = (amount: bigint) =>
    sendRequest(client, { ...parameters, request: approveRequest(deployment, { ...parameters, amount }) });
  try {
    return await send(parameters.amount);
  } catch (error) {
    // Some tokens (USDT) refuse to change an allowance that isn't 0.
    const owner = parameters.account ?? client.account;
    if (owner === undefined || parameters.amount === 0n) throw error;
    const address = typeof owner === "string" ? owner : owner.address;
    const allowance = await readAllowance(client, { ...parameters, owner: address });
    if (allowance === 0n) throw error;
    await send(0n);
    return send(parameters.amount);
  }
}

/**
 * Reads how much of an owner's tokens the pools (or another `spender`) may take, in the token's smallest unit.
 *
 * @throws {ContractReverted} {ChainUnreachable}
 *
 * @example
 * const allowance = await readAllowance(client, { deployment, token, owner });
 */
export async function readAllowance(
  client: ReadClient,
  parameters: {
    deployment: Pick<Target, "rewardPools">;
    token: Address;
    owner: Address;
    spender?: Address | undefined;
  },
): Promise<bigint> {
  const { deployment, token, owner, spender = deployment.rewardPools } = parameters;
  return readContract(client, {
    address: token,
    abi: erc20Abi,
    functionName: "allowance",
    args: [owner, spender],
  }).catch(rethrow("allowance"));
}
