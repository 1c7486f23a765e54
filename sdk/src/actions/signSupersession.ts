import { signTypedData } from "viem/actions";
import { supersessionTypedData } from "../typed-data/supersession.ts";
import type { WriteClient } from "./client.ts";
import type { CertifyParameters } from "./requests/certifyRequest.ts";
import type { SignedWorkParameters } from "./requests/signedWork.ts";
import { type SigningOptions, signatureFrom, signingTerms } from "./signing.ts";

/**
 * Signs that a provisional token is to be taken over by the signer, who committed to the work earlier, for somebody else to
 * send and pay for ({@link supersedeFor}). Sends nothing.
 *
 * @returns Everything that `supersedeFor` takes, but for the salt.
 * @throws {UnsignableMessage} {MalformedId} {MalformedWorkHeader} where the contract would refuse the message.
 * @throws {NoAccount} {SignatureRejected} {WrongChain} {ChainUnreachable}
 *
 * @example
 * const signed = await signSupersession(author, { deployment, ...work });
 * await supersedeFor(payer, { deployment, ...signed, salt });
 */
export async function signSupersession(
  client: WriteClient,
  parameters: CertifyParameters & SigningOptions,
): Promise<SignedWorkParameters> {
  const { deployment, campaign, config, digest, codec, kind, aiUse, manifest, parents } = parameters;
  const { account, signer: author, epoch, deadline } = await signingTerms(client, parameters);
  const work = { campaign, config, digest, codec, kind, aiUse, manifest, parents, author, deadline, epoch };
  const place = { chainId: deployment.chainId, contract: deployment.contributions };
  const data = supersessionTypedData(place, work);
  return { ...work, signature: await signatureFrom(signTypedData(client, { account, ...data })) };
}
