import { worksAbi } from "../../abis/worksAbi.ts";
import { parseSalt } from "../../evidence/commitmentHash.ts";
import type { Contracts } from "./request.ts";
import { type SignedWorkParameters, toSignedWork } from "./signedWork.ts";

export type CertifyCommittedForParameters = SignedWorkParameters & {
  /** What the commitment was made with. */
  salt: string;
};

/**
 * Builds the call that certifies a committed work for an author who signed `Contribution`; the sender pays.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(payer, certifyCommittedForRequest(deployment, { ...signed, salt }));
 */
export function certifyCommittedForRequest(
  contracts: Pick<Contracts, "contributions">,
  parameters: CertifyCommittedForParameters,
) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "contributeCommittedFor",
    args: [toSignedWork(parameters), parseSalt(parameters.salt)],
  } as const;
}
