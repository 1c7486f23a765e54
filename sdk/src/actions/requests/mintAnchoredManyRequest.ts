import { worksAbi } from "../../abis/worksAbi.ts";
import type { Contracts } from "./request.ts";
import { type AnchoredWorkParameters, toSignedWork } from "./signedWork.ts";

export type MintAnchoredManyParameters = {
  /** In the order in which they are minted: parents before their children. */
  works: readonly AnchoredWorkParameters[];
};

/**
 * Builds one call that mints many anchored works, in the order given; those that are minted already are passed over.
 *
 * @throws {MalformedId} where a digest, the salt or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * writeContract(client, mintAnchoredManyRequest(deployment, { works }));
 */
export function mintAnchoredManyRequest(
  contracts: Pick<Contracts, "contributions">,
  parameters: MintAnchoredManyParameters,
) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "mintAnchoredMany",
    args: [
      parameters.works.map(toSignedWork),
      parameters.works.map(({ index }) => BigInt(index)),
      parameters.works.map(({ proof }) => proof),
    ],
  } as const;
}
