import { worksAbi } from "../../abis/worksAbi.ts";
import { parseSalt } from "../../evidence/commitmentHash.ts";
import type { CertifyParameters } from "./certifyRequest.ts";
import type { Contracts } from "./request.ts";
import { workArguments } from "./workArguments.ts";

export type CertifyCommittedParameters = CertifyParameters & {
  /** What the commitment was made with. */
  salt: string;
};

/**
 * Builds the call by which an author certifies a work that it committed to: certified-at is the commitment's time.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(client, certifyCommittedRequest(deployment, { ...work, salt }));
 */
export function certifyCommittedRequest(
  contracts: Pick<Contracts, "contributions">,
  parameters: CertifyCommittedParameters,
) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "contributeCommitted",
    args: [...workArguments(parameters), parseSalt(parameters.salt)],
  } as const;
}
