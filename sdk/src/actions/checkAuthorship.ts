import { verifyTypedData } from "viem/actions";
import { type AuthorshipProof, typedDataOfProof } from "../typed-data/authorshipProof.ts";
import { assertChain } from "./assertChain.ts";
import { ContractReverted } from "./ContractReverted.ts";
import type { ReadClient, Target } from "./client.ts";
import { type ChainContribution, readContribution } from "./readContribution.ts";
import { rethrow } from "./rethrow.ts";

/** What is wrong with a proof of authorship. */
export type AuthorshipFault = "other-deployment" | "unknown-work" | "bad-signature" | "other-author" | "other-digest";

/** Whether a proof of authorship holds, and the work as the chain has it. */
export type AuthorshipCheck =
  | { holds: true; work: ChainContribution }
  | { holds: false; faults: AuthorshipFault[]; work: ChainContribution | null };

/**
 * Checks a proof of authorship: made for this deployment, signed by the account it names (a smart account is asked on
 * chain), and that account is whom the chain names as author of that work and these bytes. That the verifier and the date
 * are the right ones is for the verifier to see.
 *
 * @throws {WrongChain} {ChainUnreachable}
 *
 * @example
 * const { holds } = await checkAuthorship(client, { deployment, proof: parseAuthorshipProof(text) });
 */
export async function checkAuthorship(
  client: ReadClient,
  parameters: { deployment: Pick<Target, "chainId" | "contributions">; proof: AuthorshipProof },
): Promise<AuthorshipCheck> {
  const { deployment, proof } = parameters;
  const contract = deployment.contributions.toLowerCase();
  if (proof.chainId !== deployment.chainId || proof.contract.toLowerCase() !== contract) {
    return { holds: false, faults: ["other-deployment"], work: null };
  }
  await assertChain(client, deployment);
  const work = await readContribution(client, { deployment, id: proof.work }).catch((error: unknown) => {
    if (error instanceof ContractReverted && error.errorName === "UnknownContribution") return null;
    throw error;
  });
  if (work === null) return { holds: false, faults: ["unknown-work"], work };
  const signed = await verifyTypedData(client, {
    address: proof.author,
    signature: proof.signature,
    ...typedDataOfProof(proof),
  }).catch(rethrow("verifyTypedData"));
  const faults: AuthorshipFault[] = [];
  if (!signed) faults.push("bad-signature");
  if (work.author.toLowerCase() !== proof.author) faults.push("other-author");
  if (work.digest !== proof.digest) faults.push("other-digest");
  return faults.length === 0 ? { holds: true, work } : { holds: false, faults, work };
}
