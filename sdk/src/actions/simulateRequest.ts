import {
  type Abi,
  type Account,
  type Address,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  decodeFunctionResult,
} from "viem";
import { call } from "viem/actions";
import type { ReadClient } from "./client.ts";
import { encodeRequest } from "./requests/encodeRequest.ts";
import type { ContractRequest, Mutability } from "./requests/request.ts";
import { toActionError } from "./toActionError.ts";

/**
 * Runs a request as if it came in the next block, without sending it.
 *
 * @param parameters `account` is who would send it.
 * @returns What the call would return; `undefined` where it returns nothing (some tokens' `approve`).
 * @throws {ContractReverted} with the contract's own error, in words.
 * @throws {ChainUnreachable} where the endpoint doesn't answer.
 *
 * @example
 * const amount = await simulateRequest(client, { request: claimRequest(deployment, claim), account });
 */
export async function simulateRequest<abi extends Abi, functionName extends ContractFunctionName<abi, Mutability>>(
  client: ReadClient,
  parameters: { request: ContractRequest<abi, functionName>; account: Account | Address },
): Promise<ContractFunctionReturnType<abi, Mutability, functionName>> {
  const { request, account } = parameters;
  const { abi, functionName }: { abi: Abi; functionName: string } = request;
  try {
    // The next block, not the newest: its clock is a step further, which matters for windows and for fresh parents.
    const { data } = await call(client, { account, blockTag: "pending", ...encodeRequest(request) });
    const result: unknown = data === undefined ? undefined : decodeFunctionResult({ abi, functionName, data });
    return result as ContractFunctionReturnType<abi, Mutability, functionName>;
  } catch (error) {
    throw toActionError(error, functionName);
  }
}
