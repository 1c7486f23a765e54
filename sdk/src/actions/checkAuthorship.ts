import { hashTypedData } from "viem";
import type { ChainReader, WorkOnChain } from "../certificate/ChainReader.ts";
import { type AuthorshipProof, typedDataOfProof } from "../typed-data/authorshipProof.ts";
import { recoverSigner } from "../typed-data/signature.ts";
import { chainReader } from "./chainReader.ts";
import type { ReadClient, Target } from "./client.ts";

/** What is wrong with a proof of authorship. */
export type AuthorshipFault = "other-deployment" | "unknown-work" | "bad-signature" | "other-author" | "other-digest";

/** Whether a proof of authorship holds, and the work as the chain has it. */
export type AuthorshipCheck =
  | { holds: true; work: WorkOnChain }
  | { holds: false; faults: AuthorshipFault[]; work: WorkOnChain | null };

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
  const reader = await chainReader(client, { deployment });
  const work = await reader.workOf(proof.work);
  if (work === null) return { holds: false, faults: ["unknown-work"], work };
  const faults: AuthorshipFault[] = [];
  if (!(await isSignedBy(reader, proof))) faults.push("bad-signature");
  if (work.author.toLowerCase() !== proof.author) faults.push("other-author");
  if (work.digest !== proof.digest) faults.push("other-digest");
  return faults.length === 0 ? { holds: true, work } : { holds: false, faults, work };
}

/** The account's key by recovery, else a smart account by asking it: viem's own helper takes an unreachable chain for a no. */
async function isSignedBy(reader: ChainReader, proof: AuthorshipProof): Promise<boolean> {
  const hash = hashTypedData(typedDataOfProof(proof));
  const signer = await recoverSigner(hash, proof.signature).catch(() => null);
  return signer === proof.author || reader.isSignatureOf(proof.author, hash, proof.signature);
}
