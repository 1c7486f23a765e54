import { worksAbi } from "../../abis/worksAbi.ts";
import type { Contracts } from "./request.ts";
import { type AnchoredWorkParameters, toSignedWork } from "./signedWork.ts";

export type MintAnchoredParameters = AnchoredWorkParameters;

/**
 * Builds the call that mints an anchored work to its author, at the anchor's time. By anybody.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(client, mintAnchoredRequest(deployment, { ...signed, index: 3, proof: tree.proof(3) }));
 */
export function mintAnchoredRequest(contracts: Pick<Contracts, "contributions">, parameters: MintAnchoredParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "mintAnchored",
    args: [toSignedWork(parameters), BigInt(parameters.index), parameters.proof],
  } as const;
}
