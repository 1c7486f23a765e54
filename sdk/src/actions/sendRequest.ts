import type { Abi, ContractFunctionName, ContractFunctionReturnType, Hex, TransactionReceipt } from "viem";
import { parseAccount } from "viem/accounts";
import { estimateGas, sendTransaction, waitForTransactionReceipt } from "viem/actions";
import { assertChain } from "./assertChain.ts";
import type { WriteClient, WriteOptions } from "./client.ts";
import { NoAccount, TransactionFailed } from "./errors.ts";
import { encodeRequest } from "./requests/encodeRequest.ts";
import type { ContractRequest, Mutability } from "./requests/request.ts";
import { simulateRequest } from "./simulateRequest.ts";
import { toActionError } from "./toActionError.ts";

/** A transaction that is in a block. */
export type Sent<Result = unknown> = {
  hash: Hex;
  receipt: TransactionReceipt;
  /** What the call returned when it was simulated, just before it was sent. */
  result: Result;
};

/**
 * Sends a request: checks the chain, simulates, has it signed, sends it and waits until it is in a block. All write
 * actions go through here; pages that show each step call `simulateRequest` and their wallet by themselves.
 *
 * @param client Signs with its own account unless `account` says otherwise.
 * @param parameters `request` is what any `…Request` builder returned.
 * @returns Hash, receipt, and what the simulated call returned.
 * @throws {NoAccount} {WrongChain} {TransactionFailed}
 * @throws {ContractReverted} with the contract's own error, in words.
 * @throws {ChainUnreachable} where the endpoint doesn't answer.
 *
 * @example
 * const { hash } = await sendRequest(client, { deployment, request: settleStatementRequest(deployment, { campaign: 1 }) });
 */
export async function sendRequest<abi extends Abi, functionName extends ContractFunctionName<abi, Mutability>>(
  client: WriteClient,
  parameters: WriteOptions & { request: ContractRequest<abi, functionName> },
): Promise<Sent<ContractFunctionReturnType<abi, Mutability, functionName>>> {
  const { deployment, request } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  await assertChain(client, deployment);
  const result = await simulateRequest(client, { request, account });
  try {
    const transaction = { account: parseAccount(account), ...encodeRequest(request) };
    const gas = await estimateGas(client, { ...transaction, blockTag: "pending" });
    const hash = await sendTransaction(client, { ...transaction, gas, chain: null });
    const receipt = await waitForTransactionReceipt(client, { hash });
    // The simulation passed, so something changed between it and the block.
    if (receipt.status === "reverted") throw new TransactionFailed(hash, request.functionName);
    return { hash, receipt, result };
  } catch (error) {
    throw toActionError(error, request.functionName);
  }
}
