import { worksAbi } from "../../abis/worksAbi.ts";
import { parseSalt } from "../../evidence/commitmentHash.ts";
import type { Contracts } from "./request.ts";
import { type SignedWorkParameters, toSignedWork } from "./signedWork.ts";

export type SupersedeForParameters = SignedWorkParameters & {
  /** What the commitment was made with. */
  salt: string;
};

/**
 * Builds the call that takes a provisional token over for an author who committed to the work and signed `Supersession`; the
 * sender pays.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(payer, supersedeForRequest(deployment, { ...signed, salt }));
 */
export function supersedeForRequest(contracts: Pick<Contracts, "contributions">, parameters: SupersedeForParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "supersedeFor",
    args: [toSignedWork(parameters), parseSalt(parameters.salt)],
  } as const;
}
