import { type Address, isAddressEqual, type Account as Signer } from "viem";
import { signTypedData } from "viem/actions";
import { type AuthorshipProof, parseAuthorshipProof, typedDataOfProof } from "../typed-data/authorshipProof.ts";
import { toAuthorshipChallenge } from "../typed-data/proveAuthorship.ts";
import { assertChain } from "./assertChain.ts";
import type { Target, WriteClient } from "./client.ts";
import { NoAccount, NotTheAuthor } from "./errors.ts";
import { readContribution } from "./readContribution.ts";
import { toActionError } from "./toActionError.ts";

/**
 * Signs, as a work's author, a proof of authorship for one verifier. It moves nothing and permits nothing.
 *
 * @param parameters `work` is the work's id; `verifier` names whom it is for; `nonce` is the verifier's own word, if it gave
 * one; `date` is now (unix seconds) by default.
 * @returns The proof: as JSON it is the file that {@link checkAuthorship} and everybody's `colophon prove check` take.
 * @throws {UnsignableMessage} {MalformedId} {NoAccount} {NotTheAuthor} {SignatureRejected} {WrongChain} {ChainUnreachable}
 * @throws {ContractReverted} `UnknownContribution`.
 *
 * @example
 * const proof = await proveAuthorship(author, { deployment, work: id, verifier: "gallery.example" });
 */
export async function proveAuthorship(
  client: WriteClient,
  parameters: {
    deployment: Pick<Target, "chainId" | "contributions">;
    work: string;
    verifier: string;
    nonce?: string | undefined;
    date?: number | undefined;
    account?: Signer | Address | undefined;
  },
): Promise<AuthorshipProof> {
  const { deployment, work, verifier, nonce, date = Math.floor(Date.now() / 1_000) } = parameters;
  const account = parameters.account ?? client.account;
  if (account === undefined) throw new NoAccount();
  const signer = typeof account === "string" ? account : account.address;
  await assertChain(client, deployment);
  const { id, author, digest } = await readContribution(client, { deployment, id: work });
  if (!isAddressEqual(author, signer)) throw new NotTheAuthor(id, author, signer);
  const unsigned = {
    colophon: "authorship-proof",
    v: 1,
    chainId: deployment.chainId,
    contract: deployment.contributions,
    ...toAuthorshipChallenge({ verifier, date, work: id, digest, author, nonce }),
  } as const;
  const signature = await signTypedData(client, { account, ...typedDataOfProof(unsigned) }).catch((error: unknown) => {
    throw toActionError(error, "signTypedData");
  });
  // Read back, so that nobody is given a proof that wouldn't be taken.
  return parseAuthorshipProof(JSON.stringify({ ...unsigned, signature }));
}
