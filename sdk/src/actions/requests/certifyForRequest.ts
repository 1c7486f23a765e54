import type { Address, Hex } from "viem";
import { worksAbi } from "../../abis/worksAbi.ts";
import type { CertifyParameters } from "./certifyRequest.ts";
import type { Contracts } from "./request.ts";
import { workArguments } from "./workArguments.ts";

/** A contribution with its author's signature: everything that somebody else needs to certify it and pay for it. */
export type CertifyForParameters = CertifyParameters & {
  author: Address;
  /** Last second in which the signature is good (unix seconds). */
  deadline: bigint;
  /** The author's EIP-712 signature ({@link signContribution}): 64 or 65 bytes, or what its ERC-1271 account takes. */
  signature: Hex;
};

/**
 * Builds the call that certifies a work for an author who signed it; the sender pays.
 *
 * @throws {MalformedId} where a digest or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(payer, certifyForRequest(deployment, await signContribution(author, { deployment, ...work, deadline })));
 */
export function certifyForRequest(contracts: Pick<Contracts, "contributions">, parameters: CertifyForParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "contributeFor",
    args: [parameters.author, ...workArguments(parameters), parameters.deadline, parameters.signature],
  } as const;
}
