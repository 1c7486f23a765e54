import { contributionsAbi } from "../../abis/generated.ts";
import type { Contracts } from "./request.ts";

/**
 * Builds the call by which an author voids every signature it has given so far.
 *
 * @example
 * writeContract(client, cancelSignaturesRequest(deployment));
 */
export function cancelSignaturesRequest(contracts: Pick<Contracts, "contributions">) {
  return {
    address: contracts.contributions,
    abi: contributionsAbi,
    functionName: "cancelSignatures",
    args: [],
  } as const;
}
