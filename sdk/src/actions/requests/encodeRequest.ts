import { type Abi, type Address, concat, encodeFunctionData, type Hex } from "viem";
import type { ContractRequest } from "./request.ts";

export type EncodedRequest = { readonly to: Address; readonly data: Hex; readonly value: bigint };

/**
 * Encodes a request as a plain transaction, for any library or wallet that is not viem.
 *
 * @param request What any `…Request` builder returned.
 * @returns `{ to, data, value }`; `value` in wei, 0 where the call takes no ETH.
 * @throws viem's `AbiEncodingLengthMismatchError` and its like, where arguments don't fit the ABI.
 *
 * @example
 * const transaction = encodeRequest(claimRequest(deployment, { campaign: 1, token: ETH, account, cumulative, proof }));
 * await ethersSigner.sendTransaction(transaction);
 */
export function encodeRequest(request: ContractRequest): EncodedRequest {
  const { abi, functionName, args } = request as { abi: Abi; functionName: string; args: readonly unknown[] };
  const data = concat([encodeFunctionData({ abi, functionName, args }), request.dataSuffix ?? "0x"]);
  return { to: request.address, data, value: request.value ?? 0n };
}
