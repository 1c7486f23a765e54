import { worksAbi } from "../../abis/worksAbi.ts";
import type { WorkHeaderInput } from "../../ids/workHeader.ts";
import type { Contracts } from "./request.ts";
import { workArguments } from "./workArguments.ts";

/** What is certified: the header's small fields, and what the work is, says of itself and comes from. */
export type CertifyParameters = WorkHeaderInput & {
  /** sha2-256 digest of the content's root block (what `cidOf…` computes). */
  digest: string;
  /** Digest of the manifest, a raw block on IPFS; absent: none, and the author has 100 %. */
  manifest?: string | undefined;
  /** Ids of the works this one remixes, answers or continues: at most 16, each certified earlier. */
  parents?: readonly string[] | undefined;
};

/**
 * Builds the call by which an author certifies a work. The sender is the author.
 *
 * @throws {MalformedId} where a digest or a parent's id is malformed.
 * @throws {MalformedWorkHeader} where a small field doesn't fit.
 *
 * @example
 * const config = await readConfig(client, { deployment, campaign: 1 });
 * writeContract(client, certifyRequest(deployment, { campaign: 1, config, digest, codec: "raw", kind: "image", aiUse: "none" }));
 */
export function certifyRequest(contracts: Pick<Contracts, "contributions">, parameters: CertifyParameters) {
  return {
    address: contracts.contributions,
    abi: worksAbi,
    functionName: "contribute",
    args: workArguments(parameters),
  } as const;
}
