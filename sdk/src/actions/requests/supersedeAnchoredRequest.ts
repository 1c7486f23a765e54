import { worksAbi } from "../../abis/worksAbi.ts";
import type { Contracts } from "./request.ts";
import { type AnchoredWorkParameters, toSignedWork } from "./signedWork.ts";

export type SupersedeAnchoredParameters = AnchoredWorkParameters;

/**
 * Builds the call that gives a provisional token to the author of a work that was anchored earlier. By anybody.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(client, supersedeAnchoredRequest(deployment, { ...signed, index: 3, proof: tree.proof(3) }));
 */
export function supersedeAnchoredRequest(
  contracts: Pick<Contracts, "contributions">,
  parameters: SupersedeAnchoredParameters,
) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "supersedeAnchored",
    args: [toSignedWork(parameters), BigInt(parameters.index), parameters.proof],
  } as const;
}
