import { readContribution } from "@colophon/sdk/actions/readContribution.ts";
import {
  type AuthorshipProof,
  parseAuthorshipProof,
  typedDataOfProof,
} from "@colophon/sdk/typed-data/authorship-proof.ts";
import type { Client } from "viem";
import { verifyTypedData } from "viem/actions";
import type { AppConfig } from "../../lib/config.ts";

/** Why a proof holds, or doesn't. */
export interface ProofCheck {
  readonly proof: AuthorshipProof;
  readonly holds: boolean;
  /** What was found wrong, a sentence each; empty where it holds. */
  readonly faults: readonly string[];
  /** When the chain says the work was certified, unix seconds; null where the proof is about another deployment. */
  readonly certifiedAt: number | null;
}

/**
 * Checks a proof: made for this deployment, signed by the account it names (a smart account is asked on chain), and that
 * account is whom the chain names as author of that work and these bytes.
 *
 * @throws {MalformedProof} {ContractReverted} {ChainUnreachable}
 */
export async function checkProof(text: string, config: AppConfig, client: Client): Promise<ProofCheck> {
  const proof = parseAuthorshipProof(text);
  const { deployment } = config;
  if (proof.chainId !== deployment.chainId || proof.contract !== deployment.contributions.toLowerCase()) {
    return {
      proof,
      holds: false,
      certifiedAt: null,
      faults: [`It is about chain ${proof.chainId} and contract ${proof.contract}, which this page doesn't speak for.`],
    };
  }
  const [signed, work] = await Promise.all([
    verifyTypedData(client, { address: proof.author, signature: proof.signature, ...typedDataOfProof(proof) }),
    readContribution(client, { deployment, id: proof.work }),
  ]);
  const faults = [
    ...(signed ? [] : ["The signature isn't the named author's, or something in the proof was changed."]),
    ...(work.author.toLowerCase() === proof.author ? [] : ["The chain names somebody else as the work's author."]),
    ...(work.digest === proof.digest ? [] : ["The proof names other bytes than the work's."]),
  ];
  return { proof, holds: faults.length === 0, faults, certifiedAt: work.certifiedAt };
}
