import { worksAbi } from "../../abis/worksAbi.ts";
import { parseSalt } from "../../evidence/commitmentHash.ts";
import type { CertifyParameters } from "./certifyRequest.ts";
import type { Contracts } from "./request.ts";
import { workArguments } from "./workArguments.ts";

export type SupersedeParameters = CertifyParameters & {
  /** What the commitment was made with. */
  salt: string;
};

/**
 * Builds the call by which an author takes a provisional token over, showing a commitment that is older than the token.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(client, supersedeRequest(deployment, { ...work, salt }));
 */
export function supersedeRequest(contracts: Pick<Contracts, "contributions">, parameters: SupersedeParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "supersede",
    args: [...workArguments(parameters), parseSalt(parameters.salt)],
  } as const;
}
