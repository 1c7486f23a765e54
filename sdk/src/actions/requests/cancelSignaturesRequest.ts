import { worksAbi } from "../../abis/worksAbi.ts";
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
    abi: worksAbi,
    functionName: "cancelSignatures",
    args: [],
  } as const;
}
